package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * One lock for each digest, held against other threads and other processes, and gone with the process that holds it. All are
 * bytes of one empty file, each at a position drawn from its digest: a file for each digest could never be deleted, since
 * another process may be about to lock it.
 *
 * <p>On POSIX systems a process loses all its locks on a file when it closes any channel to it. So closing one of two caches
 * that a process has in one directory may cost double work, and nothing else.
 *
 * <p>A lock is asked for again and again, never waited for in the operating system: there an interrupt would close the channel,
 * and with it every lock that this process has.
 */
final class DigestLocks implements AutoCloseable {

    private static final int FIRST_PAUSE_MILLIS = 1;
    private static final int LONGEST_PAUSE_MILLIS = 32;

    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final FileChannel channel;

    DigestLocks(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Waits until the lock is free and takes it. */
    Lock lock(Digest digest) throws IOException, InterruptedException {
        return lock(digest, FOREVER, () -> 0);
    }

    /**
     * Waits until the lock is free and takes it. When its holder has made no progress for so long that it must be stopped,
     * goes on without it.
     */
    Lock lock(Digest digest, Duration patience, Progress progress) throws IOException, InterruptedException {
        int pause = FIRST_PAUSE_MILLIS;
        long seen = -1;
        long since = System.nanoTime();
        Optional<Lock> lock = tryLock(digest);
        while (lock.isEmpty() && System.nanoTime() - since < patience.toNanos()) {
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            long now = progress.bytes();
            since = now == seen ? since : System.nanoTime();
            seen = now;
            lock = tryLock(digest);
        }
        return lock.orElse(Lock.NONE);
    }

    /** Takes the lock if nobody holds it. */
    Optional<Lock> tryLock(Digest digest) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(position(digest), 1, false))
                    .map(held -> held::release);
        } catch (OverlappingFileLockException e) {
            // This process holds it, through this channel or another one.
            return Optional.empty();
        }
    }

    /** Sixty bits: all that a file's length may have everywhere, and enough that two digests hardly ever share a lock. */
    static long position(Digest digest) {
        return Long.parseLong(digest.hex().substring(0, 15), 16);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A lock that is held. */
    @FunctionalInterface
    interface Lock {

        /** In place of one whose holder is stopped. */
        Lock NONE = () -> {};

        void release() throws IOException;
    }

    /** How far the holder of a lock is. */
    @FunctionalInterface
    interface Progress {
        long bytes() throws IOException;
    }
}
