package io.modelregistry.store.s3;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of a source that one request sends.
 *
 * @param number from 1
 * @param offset where it begins
 * @param length how many bytes
 */
record Part(int number, long offset, long length) {

    static final long MIB = 1024L * 1024;

    /** What is longer is sent in parts. Smaller parts need more requests, larger ones go fewer at a time. */
    static final long USUAL_LENGTH = 16 * MIB;

    /** S3 takes no more parts of one object. */
    private static final int MAX_PARTS = 10_000;

    /** The parts of a source: one if it is short. */
    static List<Part> of(long size) {
        long length = length(size);
        int count = (int) Math.max(1, (size + length - 1) / length);
        return IntStream.range(0, count)
                .mapToObj(i -> new Part(i + 1, i * length, Math.min(length, size - i * length)))
                .toList();
    }

    /** Grows, in whole mebibytes, with sources of more than 156 GiB. */
    private static long length(long size) {
        long least = (size + MAX_PARTS - 1) / MAX_PARTS;
        return Math.max(USUAL_LENGTH, (least + MIB - 1) / MIB * MIB);
    }
}
