package io.modelregistry.core.predict;

import io.modelregistry.error.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Directories of recorders whose processes are dead, taken over to be cleared. For one thread. */
final class DeadRecorders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadRecorders.class);

    private final RecorderDirectory own;
    private final Path root;
    private final long spoolBytes;
    private final Interval search = new Interval(Duration.ofSeconds(60));
    private final Deque<RecorderDirectory> found = new ArrayDeque<>();

    DeadRecorders(RecorderDirectory own, Path root, long spoolBytes) {
        this.own = own;
        this.root = root;
        this.spoolBytes = spoolBytes;
    }

    /** One that is to be cleared, if there is any. */
    Optional<RecorderDirectory> next() {
        if (found.isEmpty() && search.isDue()) {
            search.restart();
            search();
        }
        return Optional.ofNullable(found.peek());
    }

    private void search() {
        try {
            for (Path directory : RecorderDirectory.others(root)) {
                takeOver(directory);
            }
        } catch (IOException e) {
            LOG.warn("Predictions of dead processes in {} cannot be looked for; it is tried again", root, e);
        }
    }

    private void takeOver(Path directory) {
        try {
            RecorderDirectory.takeOver(directory, own.file(), spoolBytes).ifPresent(found::add);
        } catch (IOException | RegistryException | IllegalArgumentException e) {
            LOG.warn("What a dead process left in {} cannot be read; it stays there", directory, e);
        }
    }

    /** Forgets the one that was cleared. */
    void remove(RecorderDirectory cleared) {
        found.remove(cleared);
    }

    /** How many predictions wait in those that were found. */
    long size() {
        return found.stream().mapToLong(directory -> directory.spool().size()).sum();
    }

    @Override
    public void close() throws IOException {
        for (RecorderDirectory directory : found) {
            directory.close();
        }
    }
}
