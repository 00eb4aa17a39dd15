package io.modelregistry.lineage;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.internal.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Data that a version was trained on or measured with. The registry keeps its identity, not its rows.
 *
 * @param name the name people use: {@code wine-train}
 * @param digest SHA-256 of its bytes, if known
 * @param location where it was read from, if known
 */
public record Dataset(String name, Optional<Digest> digest, Optional<String> location) {

    /** Checks the texts. */
    public Dataset {
        Texts.label("data set name", name, Limits.NAME_LENGTH);
        location.ifPresent(where -> Texts.label("data set location", where, Limits.LINE_LENGTH));
    }

    /** A data set known by name alone. */
    public static Dataset of(String name) {
        return new Dataset(name, Optional.empty(), Optional.empty());
    }

    /**
     * A data set in a file, which is read once for its digest.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Dataset of(String name, Path file) {
        try {
            return of(name).digest(Digest.of(file)).from(file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Data set " + name + " cannot be read from " + file, e);
        }
    }

    /** The same data set with a digest computed elsewhere. */
    public Dataset digest(Digest known) {
        return new Dataset(name, Optional.of(known), location);
    }

    /** The same data set with where it was read from: a table, a query, an address without secrets. */
    public Dataset from(String where) {
        return new Dataset(name, digest, Optional.of(where));
    }

    @Override
    public String toString() {
        return name + digest.map(known -> " (" + known.abbreviated() + ")").orElse("");
    }
}
