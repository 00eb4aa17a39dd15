package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which versions are in use by whom, so that nobody evicts them: bytes of one empty file, locked in common by all who use what is
 * behind them, and gone with their processes. Whoever evicts a version locks its byte alone. One byte is the gate: it is passed
 * in common for as long as something is fetched, linked or copied, and alone by whoever evicts.
 *
 * <p>A process has one of these for each cache, however many clients it has, and never closes it: on POSIX systems closing any
 * channel to a file gives up all locks that the process has on it. Classes that were loaded twice in one process wait for each
 * other at the gate, and protect what they handed out from other processes only.
 */
final class UseLocks {

    private static final Logger LOG = LoggerFactory.getLogger(UseLocks.class);
    private static final Map<Path, UseLocks> OF_PROCESS = new ConcurrentHashMap<>();

    /** Behind all positions of digests. */
    private static final long GATE = 1L << 60;

    private static final int PAUSE_MILLIS = 2;

    private final Path file;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Map<Long, Shared> shared = new HashMap<>();
    private @Nullable FileChannel channel;
    private String inode = "";

    private UseLocks(Path file) {
        this.file = file;
    }

    /** The one of this process. The directory of the file must be there. */
    static UseLocks of(Path file) throws IOException {
        Path parent = Files.createDirectories(file.toAbsolutePath().getParent()).toRealPath();
        return OF_PROCESS.computeIfAbsent(parent.resolve(file.getFileName()), UseLocks::new);
    }

    /**
     * Passes the gate: nothing is evicted until the lock is released by the same thread. One who evicts and was stopped at that
     * is not waited for longer than this.
     */
    Use enter(Duration patience) throws IOException, InterruptedException {
        if (!gate.readLock().tryLock()) {
            gate.readLock().lockInterruptibly();
        }
        try {
            Use passed = await(GATE, patience).orElse(() -> {});
            return () -> {
                passed.release();
                gate.readLock().unlock();
            };
        } catch (Throwable e) {
            gate.readLock().unlock();
            throw e;
        }
    }

    /** Keeps a version from being evicted until the use is released, by whatever thread. */
    Use keep(Digest manifest, Duration patience) throws IOException, InterruptedException {
        return await(DigestLocks.position(manifest), patience)
                .orElseThrow(
                        () -> new IOException("another process is about to evict " + manifest + ", and has stopped"));
    }

    private Optional<Use> await(long position, Duration patience) throws IOException, InterruptedException {
        long since = System.nanoTime();
        Optional<Use> use = tryShare(position);
        while (use.isEmpty() && System.nanoTime() - since < patience.toNanos()) {
            Thread.sleep(PAUSE_MILLIS);
            use = tryShare(position);
        }
        return use;
    }

    private synchronized Optional<Use> tryShare(long position) throws IOException {
        FileChannel open = opened();
        Shared known = shared.get(position);
        if (known == null) {
            FileLock lock = tryLock(open, position, true);
            if (lock == null) {
                return Optional.empty();
            }
            known = new Shared(lock);
            shared.put(position, known);
        }
        Shared mine = known;
        mine.users++;
        return Optional.of(() -> release(position, mine));
    }

    private synchronized void release(long position, Shared mine) {
        mine.users--;
        if (mine.users == 0) {
            shared.remove(position, mine);
            release(mine.lock);
        }
    }

    private static void release(FileLock lock) {
        try {
            if (lock.isValid()) {
                lock.release();
            }
        } catch (IOException e) {
            LOG.debug("A lock is kept until this process ends", e);
        }
    }

    /** Closes the gate for as long as something is evicted, unless somebody is inside. */
    Optional<Use> tryEvict() throws IOException {
        if (!gate.writeLock().tryLock()) {
            return Optional.empty();
        }
        Optional<Use> alone = Optional.empty();
        try {
            alone = tryAlone(GATE);
        } finally {
            if (alone.isEmpty()) {
                gate.writeLock().unlock();
            }
        }
        return alone.map(use -> () -> {
            use.release();
            gate.writeLock().unlock();
        });
    }

    /** Takes a version that nobody uses. */
    Optional<Use> tryEvict(Digest manifest) throws IOException {
        return tryAlone(DigestLocks.position(manifest));
    }

    private synchronized Optional<Use> tryAlone(long position) throws IOException {
        FileChannel open = opened();
        FileLock lock = shared.containsKey(position) ? null : tryLock(open, position, false);
        return Optional.ofNullable(lock).map(held -> () -> release(held));
    }

    private static @Nullable FileLock tryLock(FileChannel channel, long position, boolean inCommon) throws IOException {
        try {
            return channel.tryLock(position, 1, inCommon);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Somebody may have deleted the cache as a whole; locks on a file that is gone tell others nothing. */
    private FileChannel opened() throws IOException {
        FileChannel open = channel;
        if (open != null && inode.equals(inode())) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        Files.createDirectories(file.getParent());
        open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = open;
        inode = inode();
        shareAgain(open);
        return open;
    }

    private void shareAgain(FileChannel open) throws IOException {
        for (Map.Entry<Long, Shared> use : shared.entrySet()) {
            FileLock lock = tryLock(open, use.getKey(), true);
            use.getValue().lock = lock == null ? use.getValue().lock : lock;
        }
    }

    private String inode() throws IOException {
        return FileIdentity.of(file).map(FileIdentity::key).orElse("");
    }

    @Override
    public String toString() {
        return "uses in " + file;
    }

    /** A use that goes on until it is released. */
    @FunctionalInterface
    interface Use {
        void release();
    }

    private static final class Shared {
        private FileLock lock;
        private int users;

        Shared(FileLock lock) {
            this.lock = lock;
        }
    }
}
