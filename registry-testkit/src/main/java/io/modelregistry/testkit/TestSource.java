package io.modelregistry.testkit;

import io.modelregistry.spi.BlobSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A source whose bytes may depend on how often it was opened, and which counts that. */
final class TestSource implements BlobSource {

    private final String name;
    private final long size;
    private final IntFunction<InputStream> content;
    private final AtomicInteger opened = new AtomicInteger();

    private TestSource(String name, long size, IntFunction<InputStream> content) {
        this.name = name;
        this.size = size;
        this.content = content;
    }

    /** The same bytes whenever it is opened. */
    static TestSource of(String name, byte[] content) {
        return announcing(name, content.length, content);
    }

    /** Announces another size than its bytes have. */
    static TestSource announcing(String name, long size, byte[] content) {
        return new TestSource(name, size, time -> new ByteArrayInputStream(content));
    }

    /** Gives some bytes when it is opened first and others later. */
    static TestSource changing(String name, byte[] first, byte[] later) {
        return new TestSource(
                name, first.length, time -> new ByteArrayInputStream(time == 1 ? first.clone() : later.clone()));
    }

    /** Fails when these bytes were read. */
    static TestSource failingAfter(String name, long size, byte[] content) {
        return new TestSource(
                name, size, time -> new SequenceInputStream(new ByteArrayInputStream(content), new FailingStream()));
    }

    /** Bytes that are made as they are read. */
    static TestSource generated(String name, GeneratedBytes content) {
        return new TestSource(name, content.size(), time -> content.open());
    }

    /** How often it was opened. */
    int opened() {
        return opened.get();
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
    public InputStream open() {
        return content.apply(opened.incrementAndGet());
    }

    private static final class FailingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is on fire");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }
}
