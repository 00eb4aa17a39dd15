package io.modelregistry.core.file;

import io.modelregistry.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Digests a file on a thread of its own, reading behind the one that writes it. So copying costs nothing on top of digesting,
 * and what is digested is what the file system holds.
 */
final class FollowingDigest implements WrittenDigest {

    private final Path file;
    private final Buffers buffers;
    private final FutureTask<Digest> task = new FutureTask<>(this::follow);
    private final Thread thread = new Thread(task, "model-registry-digest");
    private long written;
    private boolean ended;

    private FollowingDigest(Path file, Buffers buffers) {
        this.file = file;
        this.buffers = buffers;
    }

    /** Begins with a file that exists. */
    static FollowingDigest of(Path file, Buffers buffers) {
        FollowingDigest digest = new FollowingDigest(file, buffers);
        digest.thread.setDaemon(true);
        digest.thread.start();
        return digest;
    }

    @Override
    public synchronized void written(ByteBuffer bytes) {
        written += bytes.remaining();
        notifyAll();
    }

    @Override
    public Digest finish() throws IOException {
        end();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("What was written cannot be read back", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        task.cancel(true);
    }

    private Digest follow() throws IOException, InterruptedException {
        ByteBuffer buffer = buffers.take();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return follow(in, buffer);
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private Digest follow(FileChannel in, ByteBuffer buffer) throws IOException, InterruptedException {
        MessageDigest sha256 = Digest.sha256();
        long position = 0;
        for (long end = endBeyond(position); end > position; end = endBeyond(position)) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            if (in.read(buffer, position) < 0) {
                throw new EOFException("Somebody cut " + file);
            }
            position += buffer.position();
            sha256.update(buffer.flip());
        }
        return Digest.finish(sha256);
    }

    /** Waits until more is written than up to a position; returns the position itself at the end. */
    private synchronized long endBeyond(long position) throws InterruptedException {
        while (written == position && !ended) {
            wait();
        }
        return written;
    }
}
