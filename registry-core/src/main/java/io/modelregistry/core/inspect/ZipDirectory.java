package io.modelregistry.core.inspect;

import io.modelregistry.spi.InspectedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names in a zip archive, read from the directory at its end: names are text here and never become paths. Nothing is
 * inflated.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int COMMENT_BYTES = 0xFFFF;
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private static final int DIRECTORY_BYTES = 8 << 20;
    private static final int CONTENT_BYTES = 1024;

    private final InspectedFile file;
    private final Map<String, Entry> entries;

    /** Where a stored entry is. */
    private record Entry(long offset, long size, boolean isStored) {}

    private ZipDirectory(InspectedFile file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    static ZipDirectory read(InspectedFile file) throws IOException {
        long tailBytes = Math.min(file.size(), COMMENT_BYTES + END_BYTES + LOCATOR_BYTES);
        ByteBuffer tail = bytes(file, file.size() - tailBytes, tailBytes);
        int end = end(tail);
        long size = unsigned(tail, end + 12);
        long offset = unsigned(tail, end + 16);
        if (offset == UNKNOWN || size == UNKNOWN) {
            ByteBuffer end64 = end64(file, tail, end - LOCATOR_BYTES);
            size = end64.getLong(40);
            offset = end64.getLong(48);
        }
        if (size < 0 || size > DIRECTORY_BYTES || offset < 0 || offset > file.size() - size) {
            throw new MalformedFileException("has an archive directory of " + size + " bytes, which does not fit");
        }
        return new ZipDirectory(file, entries(bytes(file, offset, size)));
    }

    private static int end(ByteBuffer tail) throws MalformedFileException {
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return at;
            }
        }
        throw new MalformedFileException("is an archive without its end");
    }

    private static ByteBuffer end64(InspectedFile file, ByteBuffer tail, int locator) throws IOException {
        if (locator < 0 || tail.getInt(locator) != LOCATOR) {
            throw new MalformedFileException("is an archive without the end that it needs");
        }
        ByteBuffer end = bytes(file, tail.getLong(locator + 8), END_64_BYTES);
        if (end.getInt(0) != END_64) {
            throw new MalformedFileException("is an archive without the end that it needs");
        }
        return end;
    }

    private static Map<String, Entry> entries(ByteBuffer directory) throws MalformedFileException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (directory.remaining() >= ENTRY_BYTES && directory.getInt(directory.position()) == ENTRY) {
            int at = directory.position();
            byte[] name = new byte[Short.toUnsignedInt(directory.getShort(at + 28))];
            int rest =
                    Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            if (directory.remaining() - ENTRY_BYTES < name.length + rest) {
                throw new MalformedFileException("has an archive directory that ends too early");
            }
            directory.position(at + ENTRY_BYTES).get(name).position(at + ENTRY_BYTES + name.length + rest);
            Entry entry = new Entry(
                    unsigned(directory, at + 42), unsigned(directory, at + 20), directory.getShort(at + 10) == 0);
            entries.putIfAbsent(new String(name, StandardCharsets.UTF_8), entry);
        }
        return entries;
    }

    private static long unsigned(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }

    private static ByteBuffer bytes(InspectedFile file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset > file.size() - length) {
            throw new MalformedFileException("is an archive that ends too early");
        }
        byte[] bytes;
        try (InputStream in = file.open(offset)) {
            bytes = in.readNBytes((int) length);
        }
        if (bytes.length < length) {
            throw new MalformedFileException("is an archive that ends too early");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The directory, with a slash at its end, that has a file of a name directly in it; the first if several have. */
    Optional<String> directoryOf(String name) {
        return entries.keySet().stream()
                .filter(entry -> entry.endsWith("/" + name) && entry.indexOf('/') == entry.length() - name.length() - 1)
                .map(entry -> entry.substring(0, entry.length() - name.length()))
                .findFirst();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    long countBelow(String directory) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith(directory) && !name.endsWith("/"))
                .count();
    }

    /** What a small entry holds, if it is stored as it is. */
    Optional<byte[]> content(String name) throws IOException {
        Entry entry = entries.get(name);
        if (entry == null || !entry.isStored() || entry.size() > CONTENT_BYTES || entry.offset() == UNKNOWN) {
            return Optional.empty();
        }
        ByteBuffer local = bytes(file, entry.offset(), LOCAL_BYTES);
        int skipped = Short.toUnsignedInt(local.getShort(26)) + Short.toUnsignedInt(local.getShort(28));
        return Optional.of(bytes(file, entry.offset() + LOCAL_BYTES + skipped, entry.size())
                .array());
    }
}
