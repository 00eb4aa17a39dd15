package io.modelregistry.core.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where one store of one process keeps what it stages: {@code <name>/}, held by a lock on {@code <name>.lock} for as long as
 * the process lives.
 *
 * <p>Locks belong to a process, and closing any channel to a locked file lets go of them. So no process may even open its own
 * locks: names begin with an identity of the process, by which all its stores, under whichever class loader, know them.
 */
final class StagingDirectory implements Closeable {

    private static final String LOCK = ".lock";
    private static final String THIS_PROCESS = processPrefix(ProcessHandle.current());

    private final Path directory;
    private final Path lockFile;
    private final FileChannel lock;
    private final AtomicLong names = new AtomicLong();

    private StagingDirectory(Path directory, Path lockFile, FileChannel lock) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Makes a directory of this process's own below {@code staging/}. */
    static StagingDirectory create(Path staging) throws IOException {
        Directories.createOwn(staging);
        while (true) {
            Optional<StagingDirectory> created = tryCreate(staging, THIS_PROCESS + UUID.randomUUID());
            if (created.isPresent()) {
                return created.get();
            }
        }
    }

    /** Empty if a sweep came between making the lock file and locking it, and took it for a dead process's. */
    private static Optional<StagingDirectory> tryCreate(Path staging, String name) throws IOException {
        Path lockFile = staging.resolve(name + LOCK);
        FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock.lock();
            if (Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)) {
                Path directory = Files.createDirectory(staging.resolve(name));
                return Optional.of(new StagingDirectory(directory, lockFile, lock));
            }
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        lock.close();
        return Optional.empty();
    }

    /** A path that nobody else uses. Nothing is there yet. */
    Path newFile() {
        return directory.resolve(Long.toString(names.incrementAndGet()));
    }

    /** Removes the directory. What cannot be removed is left for a sweep. */
    @Override
    public void close() {
        try {
            deleteTree(directory);
            lock.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try {
            lock.close();
        } catch (IOException e) {
            // the process's end lets go of it
        }
    }

    /** Removes the directories of processes that no longer live. */
    static void sweep(Path staging) throws IOException {
        for (String name : names(staging)) {
            if (!name.startsWith(THIS_PROCESS)) {
                sweep(staging, name);
            }
        }
    }

    private static Set<String> names(Path staging) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(staging)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                names.add(name.endsWith(LOCK) ? name.substring(0, name.length() - LOCK.length()) : name);
            }
        } catch (NoSuchFileException e) {
            // nothing was ever staged
        }
        return names;
    }

    private static void sweep(Path staging, String name) throws IOException {
        Path lockFile = staging.resolve(name + LOCK);
        try (FileChannel channel = FileChannel.open(
                        lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock ignored = channel.tryLock()) {
            if (ignored != null) {
                deleteTree(staging.resolve(name));
                Files.deleteIfExists(lockFile);
            }
        } catch (OverlappingFileLockException e) {
            // another sweep of this process is at it
        }
    }

    /** A staging directory is flat. */
    private static void deleteTree(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(directory);
    }

    /** Process ids are used again, and are the same in many containers; with the time of its start an id is unique enough. */
    private static String processPrefix(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + start + "-";
    }
}
