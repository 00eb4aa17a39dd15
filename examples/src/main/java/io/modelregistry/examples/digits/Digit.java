package io.modelregistry.examples.digits;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One handwritten digit.
 *
 * @param pixels an 8×8 image, row by row, each from 0 (white) to 16 (black)
 * @param label what it shows, 0 to 9
 */
record Digit(List<Integer> pixels, int label) {

    static final int SIDE = 8;
    static final int PIXELS = SIDE * SIDE;
    static final int BLACK = 16;

    private static final String SHADES = " .:-=+*#%@";

    Digit {
        if (pixels.size() != PIXELS || !pixels.stream().allMatch(pixel -> pixel >= 0 && pixel <= BLACK)) {
            throw new IllegalArgumentException("Not 64 pixels of 0 to 16: " + pixels);
        }
        if (label < 0 || label > 9) {
            throw new IllegalArgumentException("Not a digit: " + label);
        }
        pixels = List.copyOf(pixels);
    }

    /** Reads 64 pixels and the digit, with commas between them. */
    static Digit parse(String line) {
        List<Integer> numbers =
                Stream.of(line.split(",", -1)).map(Integer::valueOf).toList();
        int last = numbers.size() - 1;
        return new Digit(numbers.subList(0, last), numbers.get(last));
    }

    /** The line it was read from. */
    String line() {
        return Stream.concat(pixels.stream(), Stream.of(label))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** The image as eight lines of sixteen characters, the darker the denser. */
    List<String> image() {
        return IntStream.range(0, SIDE)
                .mapToObj(row -> shades(pixels.subList(row * SIDE, (row + 1) * SIDE)))
                .toList();
    }

    private static String shades(List<Integer> row) {
        return row.stream()
                .map(pixel -> SHADES.charAt(pixel * (SHADES.length() - 1) / BLACK))
                .map(shade -> String.valueOf(shade).repeat(2))
                .collect(Collectors.joining());
    }
}
