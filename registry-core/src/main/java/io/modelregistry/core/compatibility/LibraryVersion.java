package io.modelregistry.core.compatibility;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A library's version, read as leniently as ecosystems write them: {@code 4.3.2}, {@code 33.0.0-jre}, {@code v2.0rc1}. Ordered
 * as Maven says it orders them (<a href="https://maven.apache.org/pom.html#version-order-specification">Version Order
 * Specification</a>), with what Python calls {@code dev} and {@code pre} before the release, and regardless of a leading
 * {@code v} and of what follows a {@code +}. Every text has a place. Versions that are ordered alike are equal.
 *
 * @param items without what means nothing at the end
 */
public record LibraryVersion(List<VersionItem> items) implements Comparable<LibraryVersion> {

    private static final Pattern IGNORED = Pattern.compile("^v(?=[0-9])|\\+.*", Pattern.DOTALL);
    private static final Pattern TRANSITION = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

    /** Copies the items. */
    public LibraryVersion {
        items = List.copyOf(items);
    }

    /** Reads any text. */
    public static LibraryVersion of(String text) {
        String read = IGNORED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        List<VersionItem> items = new ArrayList<>();
        boolean isHyphenated = false;
        int start = 0;
        for (int end = 0; end <= read.length(); end++) {
            if (end == read.length() || isSeparator(read.charAt(end))) {
                addParts(items, isHyphenated, read.substring(start, end));
                isHyphenated = end < read.length() && read.charAt(end) != '.';
                start = end + 1;
            }
        }
        return new LibraryVersion(trimmed(items));
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    /** Where digits and letters meet is as good as a hyphen. */
    private static void addParts(List<VersionItem> items, boolean isHyphenated, String text) {
        String[] parts = TRANSITION.split(text, -1);
        for (int i = 0; i < parts.length; i++) {
            items.add(VersionItem.of(isHyphenated || i > 0, parts[i], i + 1 < parts.length));
        }
    }

    /** Without zeros and words for a release at the end and before each hyphen or word. */
    private static List<VersionItem> trimmed(List<VersionItem> items) {
        List<VersionItem> kept = new ArrayList<>(items);
        for (int i = kept.size() - 1; i >= 0; i--) {
            boolean isAtEnd = i + 1 == kept.size() || kept.get(i + 1).isHyphenated();
            if (isAtEnd && kept.get(i).compareToNothing() == 0 && (i > 0 || kept.size() == 1)) {
                kept.remove(i);
            }
        }
        return kept;
    }

    @Override
    public int compareTo(LibraryVersion other) {
        int order = 0;
        for (int i = 0; i < Math.max(items.size(), other.items.size()) && order == 0; i++) {
            order = i >= items.size()
                    ? -other.items.get(i).compareToNothing()
                    : i >= other.items.size()
                            ? items.get(i).compareToNothing()
                            : items.get(i).compareTo(other.items.get(i));
        }
        return order;
    }

    /** Whether it begins with a number, as versions do that mean an order. */
    boolean isNumbered() {
        return items.isEmpty() || items.get(0) instanceof VersionItem.Numeric;
    }

    /** Below, at or above 0, as this is older, as old or newer by the numbers it begins with alone. */
    int compareNumbers(LibraryVersion other) {
        int order = 0;
        for (int i = 0; i < Math.max(items.size(), other.items.size()) && order == 0; i++) {
            order = number(i).compareTo(other.number(i));
        }
        return order;
    }

    /** Whether semantic versioning promises that the newer of the two can stand in for the older: {@code ^} in a range. */
    boolean hasPromiseOf(LibraryVersion other) {
        boolean isBeforeOne = number(0).signum() == 0;
        return number(0).equals(other.number(0)) && (!isBeforeOne || number(1).equals(other.number(1)));
    }

    private BigInteger number(int place) {
        return items.stream()
                .takeWhile(item -> item instanceof VersionItem.Numeric && !item.isHyphenated())
                .skip(place)
                .findFirst()
                .map(item -> ((VersionItem.Numeric) item).value())
                .orElse(BigInteger.ZERO);
    }
}
