package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Bytes in blocks, so that there may be more than one array holds. Immutable. */
final class Bytes {

    private static final int BLOCK = 1 << 20;

    private final List<byte[]> blocks;
    private final long size;
    private final Digest digest;

    private Bytes(List<byte[]> blocks, long size, Digest digest) {
        this.blocks = List.copyOf(blocks);
        this.size = size;
        this.digest = digest;
    }

    /** Reads to the end of a stream and tells after each block how many bytes were read. */
    static Bytes read(InputStream in, LongConsumer progress) throws IOException {
        MessageDigest digest = Digest.sha256();
        List<byte[]> blocks = new ArrayList<>();
        long size = 0;
        for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
            digest.update(block);
            blocks.add(block);
            size += block.length;
            progress.accept(size);
        }
        return new Bytes(blocks, size, Digest.finish(digest));
    }

    long size() {
        return size;
    }

    Digest digest() {
        return digest;
    }

    /** As many as there are of {@code length} bytes from an offset on. */
    InputStream open(long offset, long length) {
        long end = Math.min(size, offset + length);
        int first = (int) (offset / BLOCK);
        int last = (int) ((end + BLOCK - 1) / BLOCK);
        List<InputStream> parts = IntStream.range(first, last)
                .mapToObj(index -> part(index, offset, end))
                .toList();
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private InputStream part(int index, long offset, long end) {
        long start = (long) index * BLOCK;
        int from = (int) Math.max(0, offset - start);
        int to = (int) Math.min(blocks.get(index).length, end - start);
        return new ByteArrayInputStream(blocks.get(index), from, to - from);
    }
}
