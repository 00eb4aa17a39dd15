package io.modelregistry.core.file;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The directory that a {@code file:} address names. */
final class FileAddress {

    private FileAddress() {}

    /** Reads {@code file:///directory} or {@code file:/directory}. */
    static Path parse(String address) {
        try {
            URI uri = new URI(address);
            if (namesAPathAlone(uri)) {
                // Of three slashes or one, Path.of(URI) takes both; it throws for NUL and other characters no path may
                // have.
                Path directory = Path.of(uri).normalize();
                if (directory.getNameCount() > 0) {
                    return directory;
                }
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // said below, in the user's words
        }
        throw InvalidInputException.of(
                "artifact address",
                Addresses.withoutSecrets(address),
                "file:///directory with an absolute, percent-encoded path, no host and no parameters");
    }

    private static boolean namesAPathAlone(URI uri) {
        return "file".equalsIgnoreCase(uri.getScheme())
                && !uri.isOpaque()
                && uri.getRawAuthority() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }
}
