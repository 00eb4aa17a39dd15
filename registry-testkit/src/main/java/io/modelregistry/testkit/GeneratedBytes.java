package io.modelregistry.testkit;

import io.modelregistry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.SplittableRandom;

/**
 * Many bytes that nobody needs to hold: the same for the same seed, different in every block.
 *
 * @param size how many
 * @param seed which
 */
record GeneratedBytes(long size, long seed) {

    private static final int BLOCK = 64 * 1024;

    /** All of them, from the beginning. */
    InputStream open() {
        return new Stream();
    }

    /** Their digest. */
    Digest digest() {
        MessageDigest digest = Digest.sha256();
        for (long block = 0; block * BLOCK < size; block++) {
            digest.update(block(block), 0, (int) Math.min(BLOCK, size - block * BLOCK));
        }
        return Digest.finish(digest);
    }

    /** The bytes from an offset on. */
    byte[] at(long offset, int length) {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            int within = (int) ((offset + done) % BLOCK);
            int step = Math.min(length - done, BLOCK - within);
            System.arraycopy(block((offset + done) / BLOCK), within, bytes, done, step);
            done += step;
        }
        return bytes;
    }

    private byte[] block(long index) {
        SplittableRandom random = new SplittableRandom(seed * 31 + index);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        while (block.hasRemaining()) {
            block.putLong(random.nextLong());
        }
        return block.array();
    }

    private final class Stream extends InputStream {

        private long position;
        private byte[] current = new byte[0];

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (position == size) {
                return -1;
            }
            int within = (int) (position % BLOCK);
            if (within == 0) {
                current = block(position / BLOCK);
            }
            int step = (int) Math.min(Math.min(length, BLOCK - within), size - position);
            System.arraycopy(current, within, into, from, step);
            position += step;
            return step;
        }
    }
}
