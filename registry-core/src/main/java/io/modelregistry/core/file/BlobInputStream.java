package io.modelregistry.core.file;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.spi.BlobKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A part of a blob. For one thread. */
final class BlobInputStream extends InputStream {

    /** The system copies through a direct buffer of each thread; this bounds it. */
    private static final int READ_BYTES = 256 * 1024;

    private final BlobKey key;
    private final FileChannel channel;
    private final Failures failures;
    private final long end;
    private long position;

    private BlobInputStream(BlobKey key, FileChannel channel, Failures failures, long offset, long length) {
        this.key = key;
        this.channel = channel;
        this.failures = failures;
        this.position = offset;
        this.end = offset + length;
    }

    /** Reads a part of a file, which the stream closes, and closes it at once if it has no such part. */
    static BlobInputStream of(BlobKey key, FileChannel channel, Failures failures, long offset, long length)
            throws IOException {
        try {
            long size = channel.size();
            if (offset < 0 || length < 0) {
                throw new IndexOutOfBoundsException(length + " bytes from " + offset);
            }
            if (size - offset < length) {
                throw IntegrityException.of("blob " + key, "it has " + size + " bytes only");
            }
            return new BlobInputStream(key, channel, failures, offset, length);
        } catch (RuntimeException | IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (position == end && length > 0) {
            return -1;
        }
        int wanted = (int) Math.min(Math.min(length, READ_BYTES), end - position);
        int read = read(ByteBuffer.wrap(bytes, from, wanted));
        if (read < 0) {
            throw IntegrityException.of("blob " + key, "it was cut while it was read, after " + position + " bytes");
        }
        position += read;
        return read;
    }

    private int read(ByteBuffer bytes) {
        try {
            return channel.read(bytes, position);
        } catch (IOException e) {
            throw failures.of("blob " + key + " cannot be read", e);
        }
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failures.of("blob " + key + " cannot be closed", e);
        }
    }
}
