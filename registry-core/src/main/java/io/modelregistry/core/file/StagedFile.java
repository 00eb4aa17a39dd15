package io.modelregistry.core.file;

import io.modelregistry.Digest;
import io.modelregistry.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A copy of a source, invisible until it is linked under a key.
 *
 * @param name of the source
 * @param digest of the bytes in the file
 * @param size how many they are
 * @param path of the file
 */
record StagedFile(String name, Digest digest, long size, Path path) implements ArtifactStore.Staged {

    @Override
    public Optional<InputStream> open(long offset) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return Optional.of(Channels.newInputStream(channel.position(offset)));
    }

    @Override
    public void close() {
        delete(path);
    }

    /** Deletes a file, or leaves it to go with the staging directory. */
    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // staying a little longer does no harm
        }
    }
}
