package io.modelregistry.core.predict;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Gives numbers, and keeps which were used and which are reserved: two little-endian longs, mapped into memory. What is written
 * there outlives the process at once, and a power failure once it was forced, which reserved numbers are. Safe for many threads.
 */
final class Numbers {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int USED = 0;
    private static final int RESERVED = Long.BYTES;
    private static final int LENGTH = 2 * Long.BYTES;

    /** Set when no more numbers are given; then the last one used is the last one reserved. */
    private static final long SEALED = 1L << 62;

    private final ByteBuffer buffer;

    private Numbers(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** Numbers that go with the process. */
    static Numbers inMemory() {
        return new Numbers(ByteBuffer.allocateDirect(LENGTH));
    }

    /** Those in a file, which is made if it is not there. */
    static Numbers in(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Numbers(channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH));
        }
    }

    /** The next number; beyond {@link #reserved()} it may not be used. */
    long next() {
        return (long) LONG.getAndAdd(buffer, USED, 1L) + 1;
    }

    /** How many were given, used or not. */
    long used() {
        long used = (long) LONG.getVolatile(buffer, USED);
        return (used & SEALED) == 0 ? used : reserved();
    }

    long reserved() {
        return (long) LONG.getVolatile(buffer, RESERVED);
    }

    /** Allows numbers up to this one. */
    void reserve(long upTo) {
        LONG.setVolatile(buffer, RESERVED, upTo);
        force();
    }

    /** Gives no more numbers that may be used; returns the last one that was given. */
    long seal() {
        long used = (long) LONG.getAndAdd(buffer, USED, SEALED);
        LONG.setVolatile(buffer, RESERVED, used);
        force();
        return used;
    }

    private void force() {
        if (buffer instanceof MappedByteBuffer mapped) {
            mapped.force();
        }
    }
}
