package io.modelregistry.core.inspect;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an object of <a href="https://ubjson.org">UBJSON</a>, draft 12, without the members that {@link TreeLimits} skips: maps,
 * lists and texts, numbers too. Arrays of numbers are skipped at once.
 */
final class UbjsonTree {

    private static final int TEXT_BYTES = 1 << 20;
    private static final long SKIPPED_VALUES = 50_000_000;

    private final DataInputStream in;
    private final long size;
    private final TreeLimits limits = new TreeLimits();
    private long skipped;

    private UbjsonTree(InputStream in, long size) {
        this.in = new DataInputStream(in);
        this.size = size;
    }

    static Map<String, Object> read(InputStream in, long size) throws IOException {
        UbjsonTree tree = new UbjsonTree(in, size);
        if (tree.in.readByte() != '{') {
            throw new MalformedFileException("is no object of UBJSON");
        }
        return tree.object(0, false);
    }

    /** An object; an empty one if it is only to be passed over. */
    private Map<String, Object> object(int depth, boolean isSkipped) throws IOException {
        TreeLimits.checkDepth(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        for (char next = mark(); next != '}'; next = mark()) {
            String name = text(next);
            boolean isPassedOver = isSkipped || TreeLimits.isSkipped(name);
            Object value = value(mark(), depth, isPassedOver);
            if (!isPassedOver) {
                limits.count(name.length());
                members.put(name, value);
            }
        }
        return members;
    }

    private List<Object> array(int depth, boolean isSkipped) throws IOException {
        TreeLimits.checkDepth(depth);
        char next = mark();
        if (next == '$') {
            return numbers();
        }
        List<Object> elements = new ArrayList<>();
        if (next == '#') {
            for (long left = whole(mark()); left > 0; left--) {
                add(elements, value(mark(), depth, isSkipped), isSkipped);
            }
            return elements;
        }
        for (; next != ']'; next = mark()) {
            add(elements, value(next, depth, isSkipped), isSkipped);
        }
        return elements;
    }

    private void add(List<Object> elements, Object value, boolean isSkipped) throws MalformedFileException {
        if (!isSkipped) {
            limits.count(0);
            elements.add(value);
        } else if (++skipped > SKIPPED_VALUES) {
            throw new MalformedFileException("has more than " + SKIPPED_VALUES + " values");
        }
    }

    /** An array whose elements are of one type and one length each. */
    private List<Object> numbers() throws IOException {
        int bytes = bytes(mark());
        if (mark() != '#') {
            throw new MalformedFileException("has an array without its length");
        }
        long length = whole(mark());
        if (length < 0 || length > size / bytes) {
            throw new MalformedFileException("has an array that goes beyond its end");
        }
        in.skipNBytes(length * bytes);
        return List.of();
    }

    private static int bytes(char type) throws MalformedFileException {
        return switch (type) {
            case 'i', 'U', 'C' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> throw new MalformedFileException("has an array of no known type");
        };
    }

    private Object value(char type, int depth, boolean isSkipped) throws IOException {
        return switch (type) {
            case '{' -> object(depth + 1, isSkipped);
            case '[' -> array(depth + 1, isSkipped);
            case 'S' -> counted(text(mark()), isSkipped);
            case 'C' -> String.valueOf(mark());
            case 'd' -> Float.toString(in.readFloat());
            case 'D' -> Double.toString(in.readDouble());
            case 'T' -> "true";
            case 'F' -> "false";
            case 'Z', 'N' -> "";
            default -> Long.toString(whole(type));
        };
    }

    private String counted(String text, boolean isSkipped) throws MalformedFileException {
        if (!isSkipped) {
            limits.count(text.length());
        }
        return text;
    }

    private long whole(char type) throws IOException {
        return switch (type) {
            case 'i' -> in.readByte();
            case 'U' -> in.readUnsignedByte();
            case 'I' -> in.readShort();
            case 'l' -> in.readInt();
            case 'L' -> in.readLong();
            default -> throw new MalformedFileException("has a value of no known type");
        };
    }

    private String text(char lengthType) throws IOException {
        long length = whole(lengthType);
        if (length < 0 || length > TEXT_BYTES) {
            throw new MalformedFileException("has a text of " + length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private char mark() throws IOException {
        return (char) in.readUnsignedByte();
    }
}
