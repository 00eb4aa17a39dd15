package io.modelregistry.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where servers keep what they write: under {@code target} of the module that is tested, so that {@code clean} removes it. */
final class WorkingFiles {
    private static final Path HOME = Path.of("target", "test-servers").toAbsolutePath();

    private WorkingFiles() {}

    static Path newFile(String prefix, String suffix) {
        try {
            return Files.createTempFile(Files.createDirectories(HOME), prefix + "-", suffix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path newDirectory(String prefix) {
        try {
            return Files.createTempDirectory(Files.createDirectories(HOME), prefix + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar or directory that this class comes from. */
    static Path ofThisModule() {
        try {
            return Path.of(WorkingFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
