package io.modelregistry.core.predict;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Texts one after the other: the length of each in bytes, the CRC-32C of the bytes, both big-endian in four bytes, the bytes. */
final class SpoolEntries {

    private static final int HEAD = 2 * Integer.BYTES;

    /** More than the largest prediction takes. */
    private static final int MAX_LENGTH = 4 << 20;

    private SpoolEntries() {}

    static ByteBuffer write(List<String> texts) {
        List<byte[]> encoded = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = encoded.stream().mapToInt(bytes -> HEAD + bytes.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (byte[] bytes : encoded) {
            buffer.putInt(bytes.length).putInt(checksum(bytes)).put(bytes);
        }
        return buffer.flip();
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** What is whole. An entry with another checksum is passed over; where a length is none, the rest is. */
    static List<String> read(byte[] content) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        List<String> texts = new ArrayList<>();
        while (buffer.remaining() >= HEAD) {
            int length = buffer.getInt();
            int checksum = buffer.getInt();
            if (length < 0 || length > MAX_LENGTH || length > buffer.remaining()) {
                break;
            }
            byte[] bytes = new byte[length];
            buffer.get(bytes);
            if (checksum(bytes) == checksum) {
                texts.add(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
