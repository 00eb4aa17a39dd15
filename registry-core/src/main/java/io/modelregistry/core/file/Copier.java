package io.modelregistry.core.file;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.internal.SourceReader;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Copies sources to files, and digests what it writes. */
final class Copier {

    /** From here on a second thread pays. */
    private static final long LARGE_BYTES = 4L * 1024 * 1024;

    private final Buffers buffers = new Buffers();

    /** Copies a source to a new file; returns the digest of what is in it. */
    Digest copy(BlobSource source, Path target, TransferListener listener) throws IOException {
        ByteBuffer buffer = buffers.take();
        try (SourceReader in = SourceReader.open(source);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                WrittenDigest digest = digestOf(source, target)) {
            long written = 0;
            while (in.read(buffer) >= 0) {
                written += write(buffer.flip(), out, digest);
                listener.transferred(source.name(), written, source.size());
                buffer.clear();
            }
            in.requireUnchanged();
            if (source.size() >= LARGE_BYTES) {
                // The disk works while the other thread is still digesting, and has little to do when the file is put.
                out.force(true);
            }
            return digest.finish();
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private WrittenDigest digestOf(BlobSource source, Path target) {
        return source.size() < LARGE_BYTES ? WrittenDigest.inline() : FollowingDigest.of(target, buffers);
    }

    private static int write(ByteBuffer bytes, FileChannel out, WrittenDigest digest) throws IOException {
        int count = bytes.remaining();
        ByteBuffer unwritten = bytes.duplicate();
        while (unwritten.hasRemaining()) {
            out.write(unwritten);
        }
        digest.written(bytes);
        return count;
    }

    /** The digest of a file that is there already. Links are not followed. */
    Digest digest(FileChannel file) throws IOException {
        ByteBuffer buffer = buffers.take();
        try {
            MessageDigest sha256 = Digest.sha256();
            while (file.read(buffer) >= 0) {
                sha256.update(buffer.flip());
                buffer.clear();
            }
            return Digest.finish(sha256);
        } finally {
            buffers.giveBack(buffer);
        }
    }
}
