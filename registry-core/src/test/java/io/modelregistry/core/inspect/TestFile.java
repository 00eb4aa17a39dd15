package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that counts which of its bytes are read. */
final class TestFile implements InspectedFile {

    private final String name;
    private final long size;
    private final Opening opening;
    private long bytesRead;

    private TestFile(String name, long size, Opening opening) {
        this.name = name;
        this.size = size;
        this.opening = opening;
    }

    static TestFile of(String name, byte[] content) {
        return new TestFile(
                name,
                content.length,
                offset -> new ByteArrayInputStream(content, (int) offset, content.length - (int) offset));
    }

    static TestFile of(String name, Path file) throws IOException {
        return new TestFile(
                name,
                Files.size(file),
                offset -> Channels.newInputStream(FileChannel.open(file).position(offset)));
    }

    /** A file that is as long as it says, and zero where it was not given. */
    static TestFile sparse(String name, byte[] head, long size) {
        return new TestFile(name, size, offset -> new SparseStream(head, offset, size));
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        return new FilterInputStream(opening.open(offset)) {
            @Override
            public int read() throws IOException {
                bytesRead++;
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                bytesRead += Math.max(read, 0);
                return read;
            }
        };
    }

    /** Opens the content at an offset. */
    private interface Opening {
        InputStream open(long offset) throws IOException;
    }

    private static final class SparseStream extends InputStream {

        private final byte[] head;
        private final long size;
        private long position;

        SparseStream(byte[] head, long position, long size) {
            this.head = head;
            this.position = position;
            this.size = size;
        }

        @Override
        public int read() {
            if (position >= size) {
                return -1;
            }
            int next = position < head.length ? head[(int) position] & 0xFF : 0;
            position++;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (position >= size) {
                return -1;
            }
            int count = (int) Math.min(length, size - position);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = (byte) read();
            }
            return count;
        }

        @Override
        public long skip(long bytes) {
            long skipped = Math.min(bytes, size - position);
            position += skipped;
            return skipped;
        }
    }
}
