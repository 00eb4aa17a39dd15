package io.modelregistry.core;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one text says about an embedded registry: where its metadata and its artifacts are. */
final class EmbeddedAddress {

    private static final Pattern ADDRESS = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
    private static final Pattern DATABASE_FILE = Pattern.compile(
            "jdbc:(?:sqlite:(?:file:)?|h2:(?:file:)?)(?<file>(?!mem:|tcp:|ssl:|nio:|zip:|:)[^?;]+)(?:[?;].*)?");

    private EmbeddedAddress() {}

    /**
     * Where both parts of a registry are.
     *
     * @param metadata an address
     * @param artifacts an address
     */
    record Place(String metadata, String artifacts) {}

    /** Reads a path or an address of metadata whose artifacts have a default place. */
    static Place parse(String pathOrAddress) {
        if (!ADDRESS.matcher(pathOrAddress).matches()) {
            return inDirectory(pathOrAddress);
        }
        if (pathOrAddress.startsWith("memory:")) {
            return new Place(pathOrAddress, "memory:");
        }
        Path home = home(pathOrAddress)
                .orElseThrow(() -> InvalidInputException.of(
                        "registry address",
                        Addresses.withoutSecrets(pathOrAddress),
                        "a directory, memory:, or a SQLite or H2 file; a server database needs builder() with metadata and "
                                + "artifacts"));
        return new Place(pathOrAddress, home.resolve("artifacts").toUri().toString());
    }

    /** The directory that an embedded database's file is in. */
    static Optional<Path> home(String address) {
        Matcher matcher = DATABASE_FILE.matcher(address);
        return matcher.matches()
                ? Optional.ofNullable(
                        path(matcher.group("file")).toAbsolutePath().getParent())
                : Optional.empty();
    }

    private static Place inDirectory(String text) {
        if (text.isBlank()) {
            throw InvalidInputException.of("registry directory", text, "a path or an address");
        }
        Path directory = path(text).toAbsolutePath();
        create(directory);
        return new Place(
                "jdbc:sqlite:" + directory.resolve("registry.db"),
                directory.resolve("artifacts").toUri().toString());
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw InvalidInputException.of("path", text, "a path of this system: " + e.getReason());
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw InvalidInputException.of(
                    "registry directory", directory.toString(), "a directory that exists or can be created: " + e);
        }
    }
}
