package io.modelregistry.core.serve;

import io.modelregistry.Digest;
import io.modelregistry.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on this machine what each reference was last served as, for a start while the registry is away. Shared by
 * processes: a file appears whole or not at all, and the last one written counts.
 */
public final class ServedMemory {

    private static final Logger LOG = LoggerFactory.getLogger(ServedMemory.class);

    private final Path directory;
    private final String registry;

    /**
     * A memory.
     *
     * @param directory where to keep it
     * @param registry which registry's, since several may share a directory
     */
    public ServedMemory(Path directory, String registry) {
        this.directory = directory;
        this.registry = registry;
    }

    /** Remembers; a machine that cannot is served on without. */
    void write(Reference reference, Servable servable) {
        try {
            Files.createDirectories(directory);
            Path staged = directory.resolve(UUID.randomUUID() + ".new");
            try {
                Files.writeString(staged, ServableText.write(servable));
                Files.move(staged, file(reference), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staged);
            }
        } catch (IOException e) {
            LOG.warn("What {} was served as cannot be remembered in {}", reference, directory, e);
        }
    }

    Optional<Servable> read(Reference reference) {
        try {
            return ServableText.read(Files.readString(file(reference)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(Reference reference) {
        String key = registry + "\n" + reference;
        return directory.resolve(Digest.of(key.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
