package io.modelregistry.core.compatibility;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library's version, read as leniently as Maven's are written: {@code 4.3.2}, {@code 33.0.0-jre}, {@code 6.1.Final}. What
 * follows the numbers has no order here; too many ecosystems mean too many things by it.
 *
 * @param numbers without zeros at the end
 */
record LibraryVersion(List<BigInteger> numbers) {

    private static final Pattern NUMBERS = Pattern.compile("[vV]?([0-9]+(?:\\.[0-9]+)*)(?:[^0-9].*)?");

    static Optional<LibraryVersion> parse(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<BigInteger> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.", -1)) {
            numbers.add(new BigInteger(number));
        }
        while (!numbers.isEmpty() && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return Optional.of(new LibraryVersion(numbers));
    }

    /** Below, at or above 0, as this is older, as old or newer. */
    int compareNumbers(LibraryVersion other) {
        int places = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < places; i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Whether semantic versioning promises that the newer of the two can stand in for the older: {@code ^} in a range. */
    boolean hasPromiseOf(LibraryVersion other) {
        boolean isBeforeOne = number(0).signum() == 0;
        return number(0).equals(other.number(0)) && (!isBeforeOne || number(1).equals(other.number(1)));
    }

    private BigInteger number(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }
}
