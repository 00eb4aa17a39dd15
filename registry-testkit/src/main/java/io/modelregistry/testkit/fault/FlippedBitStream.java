package io.modelregistry.testkit.fault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of another stream, one bit of them wrong. */
final class FlippedBitStream extends FilterInputStream {

    private final long wrongByte;
    private final int mask;
    private long position;

    FlippedBitStream(InputStream in, long bit) {
        super(in);
        wrongByte = bit / Byte.SIZE;
        mask = 1 << (bit % Byte.SIZE);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        return value >= 0 && position++ == wrongByte ? value ^ mask : value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            if (wrongByte >= position && wrongByte < position + count) {
                into[offset + (int) (wrongByte - position)] ^= (byte) mask;
            }
            position += count;
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        position += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
