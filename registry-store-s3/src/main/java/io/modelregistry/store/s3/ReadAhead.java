package io.modelregistry.store.s3;

import io.modelregistry.spi.BlobKey;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A long range of a blob, fetched in chunks, some of them ahead of the reader: one connection gives less than a server and a
 * network have. For one thread.
 */
final class ReadAhead extends InputStream {

    static final int CHUNK_BYTES = 8 * 1024 * 1024;

    private static final int MOST_AHEAD = 4;

    /** At most this part of the memory is for what was fetched ahead. */
    private static final int MEMORY_SHARE = 8;

    private final Reader reader;
    private final BlobKey key;
    private final long end;
    private final int width =
            (int) Math.max(1, Math.min(MOST_AHEAD, Runtime.getRuntime().maxMemory() / MEMORY_SHARE / CHUNK_BYTES));
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(width, width, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ReadAhead::daemon);
    private final Deque<Future<byte[]>> ahead = new ArrayDeque<>();
    private long next;
    private byte[] chunk = new byte[0];
    private int position;
    private volatile boolean closed;

    private ReadAhead(Reader reader, BlobKey key, long offset, long length) {
        this.reader = reader;
        this.key = key;
        this.next = offset;
        this.end = offset + length;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Begins, and waits for the first chunk. */
    static ReadAhead of(Reader reader, BlobKey key, long offset, long length) {
        ReadAhead stream = new ReadAhead(reader, key, offset, length);
        try {
            stream.advance();
            return stream;
        } catch (RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (position == chunk.length && !advance()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean advance() {
        chunk = new byte[0];
        position = 0;
        fetchAhead();
        Future<byte[]> oldest = ahead.poll();
        if (oldest == null) {
            return false;
        }
        chunk = await(oldest);
        fetchAhead();
        return true;
    }

    private void fetchAhead() {
        while (ahead.size() < width && next < end) {
            long offset = next;
            int length = (int) Math.min(CHUNK_BYTES, end - offset);
            ahead.add(threads.submit(() -> reader.chunk(key, offset, length, () -> closed)));
            next += length;
        }
    }

    private byte[] await(Future<byte[]> fetched) {
        try {
            return fetched.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw reader.interrupted(key, e);
        }
    }

    /** Stops what is still being fetched, without interrupts: the SDK would log them as errors. */
    @Override
    public void close() {
        closed = true;
        ahead.forEach(fetched -> fetched.cancel(false));
        ahead.clear();
        threads.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "model-registry-fetch");
        thread.setDaemon(true);
        return thread;
    }
}
