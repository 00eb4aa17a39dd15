package io.modelregistry.store.s3;

import io.modelregistry.spi.BlobKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of one answer. Fails rather than end early. For one thread. */
final class ObjectStream extends InputStream {

    private final BlobKey key;
    private final ResponseInputStream<?> response;
    private final Failures failures;
    private long left;

    ObjectStream(BlobKey key, ResponseInputStream<?> response, long length, Failures failures) {
        this.key = key;
        this.response = response;
        this.failures = failures;
        this.left = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (left == 0 && length > 0) {
            return -1;
        }
        try {
            int read = response.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            left -= read;
            return read;
        } catch (IOException e) {
            throw failures.broken("reading blob " + key + " broke off", e);
        } catch (SdkException e) {
            throw failures.of("reading blob " + key + " broke off", e);
        }
    }

    /** Gives the connection back, or drops it if the rest would have to be read first. */
    @Override
    public void close() {
        if (left > 0) {
            response.abort();
            return;
        }
        try {
            response.close();
        } catch (IOException | SdkException e) {
            response.abort();
        }
    }
}
