package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.core.register.Upload;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.Addresses;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** Places that files are registered from. Whether a place can be is decided by its scheme, before any contact. */
final class FileLocations {

    private FileLocations() {}

    /** An upload, and the files at a location. */
    static Upload with(Upload upload, URI location) {
        String text = location.toString();
        if (text.length() > Limits.LINE_LENGTH || !location.isAbsolute()) {
            throw refused(location, "");
        }
        String scheme = location.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("file")
                ? withLocal(upload, location)
                : upload.with(Providers.ofFiles().withScheme(scheme).at(text));
    }

    private static Upload withLocal(Upload upload, URI location) {
        Path path = path(location);
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? upload.with(path)
                : upload.with(String.valueOf(path.getFileName()), path);
    }

    private static Path path(URI location) {
        try {
            return Path.of(location);
        } catch (IllegalArgumentException e) {
            throw refused(location, "; " + e.getMessage());
        }
    }

    private static InvalidInputException refused(URI location, String reason) {
        String shown = Addresses.withoutSecrets(location.toString());
        return InvalidInputException.of(
                "location of files",
                shown.substring(0, Math.min(shown.length(), Limits.NAME_LENGTH)),
                "an absolute address of at most " + Limits.LINE_LENGTH + " characters, such as s3://bucket/run-7/ or"
                        + " file:///srv/run-7/" + reason);
    }
}
