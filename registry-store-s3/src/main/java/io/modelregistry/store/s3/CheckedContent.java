package io.modelregistry.store.s3;

import io.modelregistry.Digest;
import io.modelregistry.internal.SourceReader;
import io.modelregistry.spi.BlobSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * Gives the bytes of a part of a source to requests, which may need them several times. For one thread at a time.
 *
 * @see CheckedStream
 */
final class CheckedContent implements ContentStreamProvider, Closeable {

    private final BlobSource source;
    private final Part part;
    private final Supplier<MessageDigest> before;
    private final Digest expected;
    private @Nullable CheckedStream stream;

    /**
     * The bytes of a part.
     *
     * @param before the digest of what is before the part
     * @param expected the digest of everything up to the part's end
     */
    CheckedContent(BlobSource source, Part part, Supplier<MessageDigest> before, Digest expected) {
        this.source = source;
        this.part = part;
        this.before = before;
        this.expected = expected;
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            stream = new CheckedStream(source, source.open(part.offset()), part.length(), before.get(), expected);
            return stream;
        } catch (IOException e) {
            close();
            throw SourceReader.unreadable(source, e);
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
