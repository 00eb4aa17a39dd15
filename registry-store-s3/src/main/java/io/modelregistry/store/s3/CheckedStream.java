package io.modelregistry.store.s3;

import io.modelregistry.Digest;
import io.modelregistry.internal.SourceReader;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Bytes that were digested before, and are again. The last byte is held back until the digest agrees: if it does not, the request
 * never ends, and no server makes an object of it.
 */
final class CheckedStream extends InputStream {

    private final BlobSource source;
    private final InputStream in;
    private final MessageDigest digest;
    private final Digest expected;
    private long left;
    private boolean checked;

    /**
     * Some bytes of a source.
     *
     * @param in gives them, and is closed with the stream
     * @param length how many they are
     * @param digest of what was before them
     * @param expected the digest after the last
     */
    CheckedStream(BlobSource source, InputStream in, long length, MessageDigest digest, Digest expected) {
        this.source = source;
        this.in = in;
        this.left = length;
        this.digest = digest;
        this.expected = expected;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            check();
            return -1;
        }
        int read = readSource(bytes, offset, (int) Math.min(length, Math.max(1, left - 1)));
        digest.update(bytes, offset, read);
        left -= read;
        if (left == 0) {
            check();
        }
        return read;
    }

    private int readSource(byte[] bytes, int offset, int length) {
        try {
            int read = in.read(bytes, offset, length);
            if (read < 0) {
                throw SourceReader.changed(source, "it got shorter before it was sent");
            }
            return read;
        } catch (IOException e) {
            throw SourceReader.unreadable(source, e);
        }
    }

    private void check() {
        if (!checked && !Digest.finish(digest).equals(expected)) {
            throw SourceReader.changed(source, "it was written to before it was sent");
        }
        checked = true;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // all that was wanted was read
        }
    }
}
