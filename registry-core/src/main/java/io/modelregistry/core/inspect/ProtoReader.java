package io.modelregistry.core.inspect;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of a message in the <a href="https://protobuf.dev/programming-guides/encoding/">wire format of protocol
 * buffers</a>. What is not asked for is skipped, which on a disk costs nothing, and messages within messages are entered only by who
 * knows them. For one thread.
 */
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final Input in;
    private final long end;
    private int field;
    private int wireType;
    private long fieldEnd;
    private boolean isPending;

    private ProtoReader(Input in, long end) {
        this.in = in;
        this.end = end;
    }

    /** A message that is a whole file. */
    static ProtoReader of(InputStream in, long size) {
        return new ProtoReader(new Input(in), size);
    }

    /** Goes to the next field; false at the end of the message. */
    boolean next() throws IOException {
        skipRest();
        if (in.position == end) {
            return false;
        }
        in.countField();
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) tag & 7;
        long length = length();
        if (length < 0 || length > end - in.position) {
            throw new MalformedFileException("has a length that goes beyond the end, at byte " + in.position);
        }
        fieldEnd = in.position + length;
        isPending = true;
        return true;
    }

    /** Bytes of the value; 0 where only reading it tells. */
    private long length() throws IOException {
        return switch (wireType) {
            case VARINT -> 0;
            case FIXED_64 -> 8;
            case FIXED_32 -> 4;
            case LENGTH_DELIMITED -> varint();
            default -> throw new MalformedFileException("has a field of no known type, at byte " + in.position);
        };
    }

    private void skipRest() throws IOException {
        if (isPending && wireType == VARINT) {
            varint();
        } else if (isPending) {
            in.skip(fieldEnd - in.position);
        }
        isPending = false;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** The value of a whole number. */
    long number() throws IOException {
        require(VARINT);
        isPending = false;
        return varint();
    }

    /** The value of a text; empty if it is longer than a fact may be, or after too many of them. */
    String text() throws IOException {
        require(LENGTH_DELIMITED);
        return in.text(fieldEnd - in.position);
    }

    /** The value of a message, to be read before the next field. */
    ProtoReader message() throws IOException {
        require(LENGTH_DELIMITED);
        return new ProtoReader(in, fieldEnd);
    }

    private void require(int type) throws IOException {
        if (wireType != type) {
            throw new MalformedFileException("has another type in field " + field + ", at byte " + in.position);
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (in.position >= end) {
                throw new EOFException();
            }
            int next = in.read();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedFileException("has a number that does not end, at byte " + in.position);
    }

    /** A stream that knows where it is and how much was taken from it. */
    private static final class Input {

        private static final int FIELDS = 5_000_000;
        private static final int TEXT_BYTES = 64 * 1024;
        private static final int ALL_TEXT_BYTES = 4 << 20;

        private final InputStream in;
        private long position;
        private int fields;
        private long textBytes;

        Input(InputStream in) {
            this.in = new BufferedInputStream(in);
        }

        void countField() throws MalformedFileException {
            if (++fields > FIELDS) {
                throw new MalformedFileException("has more than " + FIELDS + " fields");
            }
        }

        int read() throws IOException {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            position++;
            return next;
        }

        void skip(long bytes) throws IOException {
            in.skipNBytes(bytes);
            position += bytes;
        }

        String text(long length) throws IOException {
            if (length > TEXT_BYTES || textBytes + length > ALL_TEXT_BYTES) {
                return "";
            }
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            position += length;
            textBytes += length;
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
