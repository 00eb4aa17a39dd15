package io.modelregistry.core.predict;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The directory of a recorder, held by its process or, once that is dead, by one that clears it: {@code recorder.json}, {@code
 * numbers}, the files of the spool, and {@code lock}, whose lock goes with the process. Not safe for several threads.
 */
final class RecorderDirectory implements AutoCloseable {

    /** Held by this process. On POSIX systems whoever opens and closes a lock file again loses its lock, so nobody may try. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String RECORDER = "recorder.json";

    private final Path directory;
    private final FileChannel lock;
    private final RecorderFile file;
    private final Numbers numbers;
    private final Spool spool;

    private RecorderDirectory(Path directory, FileChannel lock, RecorderFile file, long maxBytes) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.file = file;
        numbers = Numbers.in(directory.resolve("numbers"));
        spool = Spool.in(directory, file.recorder(), maxBytes);
    }

    /** Makes the directory of a new recorder. */
    static RecorderDirectory create(Path root, RecorderFile file, long maxBytes) throws IOException {
        Path directory = Files.createDirectories(root.resolve(file.recorder().id()));
        FileChannel lock =
                lock(directory).orElseThrow(() -> new IOException(directory + " is held by another process"));
        return whileLocked(directory, lock, () -> {
            file.write(directory.resolve(RECORDER));
            return new RecorderDirectory(directory, lock, file, maxBytes);
        });
    }

    /** The directories below a root that this process does not hold. */
    static List<Path> others(Path root) throws IOException {
        try (Stream<Path> directories = Files.list(root)) {
            return directories.filter(directory -> !HELD.contains(directory)).toList();
        }
    }

    /** Takes hold of the directory of another recorder of the same registry, if its process is dead. */
    static Optional<RecorderDirectory> takeOver(Path directory, RecorderFile own, long maxBytes) throws IOException {
        Path recorder = directory.resolve(RECORDER);
        if (!Files.exists(recorder)) {
            return Optional.empty();
        }
        Optional<FileChannel> lock = lock(directory);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        return whileLocked(directory, lock.get(), () -> {
            Optional<RecorderFile> dead = RecorderFile.read(recorder).filter(file -> file.isOfSameRegistryAs(own));
            if (dead.isEmpty()) {
                release(directory, lock.get());
                return Optional.empty();
            }
            return Optional.of(new RecorderDirectory(directory, lock.get(), dead.get(), maxBytes));
        });
    }

    private static <T> T whileLocked(Path directory, FileChannel lock, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (Throwable e) {
            release(directory, lock);
            throw e;
        }
    }

    private static Optional<FileChannel> lock(Path directory) throws IOException {
        if (!HELD.add(directory)) {
            return Optional.empty();
        }
        boolean isLocked = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            isLocked = channel.tryLock() != null;
            return isLocked ? Optional.of(channel) : Optional.empty();
        } finally {
            if (!isLocked) {
                HELD.remove(directory);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static void release(Path directory, FileChannel lock) throws IOException {
        HELD.remove(directory);
        lock.close();
    }

    RecorderFile file() {
        return file;
    }

    Numbers numbers() {
        return numbers;
    }

    Spool spool() {
        return spool;
    }

    /** The last number that may have been used: exactly, unless the machine has stopped since. */
    long lastUsed() {
        return file.isOfThisBoot() ? Math.min(numbers.used(), numbers.reserved()) : numbers.reserved();
    }

    /** Deletes it, since all that it held is in the store. */
    void delete() throws IOException {
        spool.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path each : files.toList()) {
                Files.deleteIfExists(each);
            }
        }
        Files.deleteIfExists(directory);
    }

    /** Lets go of it. What is in it stays. */
    @Override
    public void close() throws IOException {
        spool.close();
        release(directory, lock);
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open() throws IOException;
    }
}
