package io.modelregistry.core.predict;

import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Predictions of one recorder on disk, in files that are replayed one by one and deleted when all that they hold is in the store.
 * A process that dies in between leaves them to the next, which may replay some twice: the store takes each once. Not safe for
 * several threads.
 */
final class Spool {

    private static final String SUFFIX = ".predictions";
    private static final long SEGMENT_BYTES = 1 << 20;

    private final Path directory;
    private final RecorderRecord recorder;
    private final long maxBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private @Nullable FileChannel channel;

    private Spool(Path directory, RecorderRecord recorder, long maxBytes) {
        this.directory = directory;
        this.recorder = recorder;
        this.maxBytes = maxBytes;
    }

    /** What is in a directory, and what will be. */
    static Spool in(Path directory, RecorderRecord recorder, long maxBytes) throws IOException {
        Spool spool = new Spool(directory, recorder, maxBytes);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Spool::isSegment).sorted().toList()) {
                int entries = SpoolEntries.read(Files.readAllBytes(file)).size();
                spool.segments.add(new Segment(file, Files.size(file), entries));
            }
        }
        return spool;
    }

    private static boolean isSegment(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** How many predictions wait. */
    long size() {
        return segments.stream().mapToLong(Segment::entries).sum();
    }

    private long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    /** Appends all and forces them to the disk, or none if there is no room for them. */
    boolean append(List<PredictionRecord> predictions) throws IOException {
        ByteBuffer entries = SpoolEntries.write(
                predictions.stream().map(PredictionJson::write).toList());
        if (bytes() + entries.remaining() > maxBytes) {
            return false;
        }
        Segment last = segments.peekLast();
        if (channel == null || last == null || last.bytes() >= SEGMENT_BYTES) {
            last = begin(last);
        }
        int length = entries.remaining();
        write(entries, last.bytes());
        segments.removeLast();
        segments.add(new Segment(last.file(), last.bytes() + length, last.entries() + predictions.size()));
        return true;
    }

    private Segment begin(@Nullable Segment last) throws IOException {
        closeChannel();
        long number = last == null ? 1 : 1 + last.number();
        Path file = directory.resolve(String.format("%010d", number) + SUFFIX);
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Segment begun = new Segment(file, 0, 0);
        segments.add(begun);
        return begun;
    }

    /** After a failure the segment is whole up to what was written before; what comes next goes into another one. */
    private void write(ByteBuffer entries, long position) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("A segment is begun before it is written");
        }
        try {
            long end = position;
            while (entries.hasRemaining()) {
                end += open.write(entries, end);
            }
            open.force(false);
        } catch (IOException e) {
            closeChannel();
            throw e;
        }
    }

    /** The oldest predictions. */
    List<PredictionRecord> first() throws IOException {
        return SpoolEntries.read(Files.readAllBytes(segments.getFirst().file())).stream()
                .map(text -> PredictionJson.read(recorder, text))
                .toList();
    }

    /** Forgets the oldest predictions, which are in the store. */
    void removeFirst() throws IOException {
        if (segments.size() == 1) {
            closeChannel();
        }
        Files.deleteIfExists(segments.getFirst().file());
        segments.removeFirst();
    }

    void close() throws IOException {
        closeChannel();
    }

    private void closeChannel() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private record Segment(Path file, long bytes, long entries) {

        long number() {
            String name = file.getFileName().toString();
            return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        }
    }
}
