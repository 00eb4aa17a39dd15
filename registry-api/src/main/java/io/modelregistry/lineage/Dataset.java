package io.modelregistry.lineage;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.internal.Texts;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import javax.sql.DataSource;

/**
 * Data that a version was trained on or measured with. The registry keeps its identity, not its rows.
 *
 * @param name the name people use: {@code wine-train}
 * @param digest SHA-256 of its bytes, of the manifest of its files, or of its rows, if known
 * @param location where it was read from, if known
 * @param rows how many rows it has, if known
 * @param columns the names of its columns in order, empty if they are not known; a name may be empty
 */
public record Dataset(
        String name, Optional<Digest> digest, Optional<String> location, OptionalLong rows, List<String> columns) {

    /** Checks the texts and copies the columns. */
    public Dataset {
        Texts.label("data set name", name, Limits.NAME_LENGTH);
        location.ifPresent(where -> Texts.label("data set location", where, Limits.LINE_LENGTH));
        if (rows.orElse(0) < 0) {
            throw InvalidInputException.of("number of rows", Long.toString(rows.getAsLong()), "0 or more");
        }
        columns = List.copyOf(columns);
        if (columns.size() > Limits.FACTS) {
            throw InvalidInputException.of("number of columns", "" + columns.size(), "at most " + Limits.FACTS);
        }
        columns.forEach(Dataset::checkColumn);
    }

    static void checkColumn(String column) {
        if (!column.isEmpty()) {
            Texts.label("column name", column, Limits.NAME_LENGTH);
        }
    }

    /** A data set known by name alone. */
    public static Dataset of(String name) {
        return new Dataset(name, Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of());
    }

    /**
     * A data set in a file or directory, which is read once. The digest of a directory is that of the manifest of its files, as a
     * version's is, and is published. In files {@code .csv} and {@code .tsv}, also {@code .gz} of them, rows are counted as RFC
     * 4180 has them, without blank lines, and the first one is taken for the names of the columns unless one of its fields is a
     * number or is there twice.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws InvalidInputException if it is a link or a device, or has one in it
     */
    public static Dataset of(String name, Path fileOrDirectory) {
        return DataFiles.read(of(name), fileOrDirectory);
    }

    /**
     * A data set that a query selects. Its rows are read once, in a transaction that is rolled back, and at most a hundred
     * of them are in memory; their digest is published in docs/formats.md, and depends on their order: use {@code order by}. The
     * query is the location, unless it is too long or may hold a credential.
     *
     * @throws InvalidInputException if the database refuses the query, which the message does not repeat
     * @throws StoreException if there is no connection to the database
     */
    public static Dataset of(String name, DataSource database, String query) {
        return QueryRows.read(of(name), database, query);
    }

    /** The same data set with a digest computed elsewhere. */
    public Dataset digest(Digest known) {
        return new Dataset(name, Optional.of(known), location, rows, columns);
    }

    /** The same data set with where it was read from: a table, a query, an address without secrets. */
    public Dataset from(String where) {
        return new Dataset(name, digest, Optional.of(where), rows, columns);
    }

    /** The same data set with rows counted elsewhere. */
    public Dataset rows(long counted) {
        return new Dataset(name, digest, location, OptionalLong.of(counted), columns);
    }

    /** The same data set with the names of its columns. */
    public Dataset columns(String... names) {
        return columns(List.of(names));
    }

    /** The same data set with the names of its columns. */
    public Dataset columns(List<String> names) {
        return new Dataset(name, digest, location, rows, names);
    }

    @Override
    public String toString() {
        StringJoiner known = new StringJoiner(", ", name + " (", ")").setEmptyValue(name);
        digest.ifPresent(bytes -> known.add(bytes.abbreviated()));
        rows.ifPresent(count -> known.add(count + (count == 1 ? " row" : " rows")));
        return known.toString();
    }
}
