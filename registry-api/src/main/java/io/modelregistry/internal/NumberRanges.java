package io.modelregistry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Numbers from 1, of which most follow one another. Not safe for several threads. */
public final class NumberRanges {

    private final NavigableMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Adds a number; returns whether it was missing. */
    public boolean add(long number) {
        if (contains(number)) {
            return false;
        }
        add(new Range(number, number));
        return true;
    }

    /** Adds every number of a range. */
    public void add(Range range) {
        long first = range.first();
        long last = range.last();
        Map.Entry<Long, Long> touched = lastByFirst.floorEntry(last + 1);
        while (touched != null && touched.getValue() >= first - 1) {
            first = Math.min(first, touched.getKey());
            last = Math.max(last, touched.getValue());
            lastByFirst.remove(touched.getKey());
            touched = lastByFirst.floorEntry(last + 1);
        }
        lastByFirst.put(first, last);
    }

    private boolean contains(long number) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(number);
        return range != null && range.getValue() >= number;
    }

    /** The highest number; 0 if there is none. */
    public long last() {
        return lastByFirst.isEmpty() ? 0 : lastByFirst.lastEntry().getValue();
    }

    /** What is there, by rising number; no two ranges touch. */
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        lastByFirst.forEach((first, last) -> ranges.add(new Range(first, last)));
        return ranges;
    }

    /** What is missing from 1 up to a number, by rising number. */
    public List<Range> missing(long upTo) {
        List<Range> missing = new ArrayList<>();
        long next = 1;
        for (Range range : ranges()) {
            addUnlessEmpty(missing, next, Math.min(range.first() - 1, upTo));
            next = range.last() + 1;
        }
        addUnlessEmpty(missing, next, upTo);
        return missing;
    }

    private static void addUnlessEmpty(List<Range> ranges, long first, long last) {
        if (first <= last) {
            ranges.add(new Range(first, last));
        }
    }

    @Override
    public String toString() {
        return ranges().toString();
    }

    /**
     * Numbers that follow one another.
     *
     * @param first the first
     * @param last the last
     */
    public record Range(long first, long last) {

        @Override
        public String toString() {
            return first + "-" + last;
        }
    }
}
