package io.modelregistry.core.file;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Direct buffers that are used again. At this size they stay in the processor's second-level cache; larger ones, or arrays of a
 * megabyte through streams, take two to four times as long.
 */
final class Buffers {

    private static final int BYTES = 256 * 1024;

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** An empty buffer, to be given back. */
    ByteBuffer take() {
        ByteBuffer taken = free.poll();
        return taken == null ? ByteBuffer.allocateDirect(BYTES) : taken.clear();
    }

    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }
}
