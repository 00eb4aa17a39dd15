package io.modelregistry.core.register;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a registry from registering its own artifacts. */
final class OwnDirectories {

    private OwnDirectories() {}

    static void refuse(ArtifactStore artifacts, List<Path> directories) {
        if (artifacts.address().startsWith("file:")) {
            Path own = Path.of(URI.create(artifacts.address()));
            directories.forEach(directory -> refuse(own, directory));
        }
    }

    private static void refuse(Path own, Path directory) {
        try {
            Path real = directory.toRealPath();
            Path store = Files.exists(own) ? own.toRealPath() : own.toAbsolutePath();
            if (real.startsWith(store) || store.startsWith(real)) {
                throw InvalidInputException.of(
                        "model directory",
                        directory.toString(),
                        "a directory apart from the registry's artifacts in " + store);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Model directory " + directory + " cannot be read", e);
        }
    }
}
