package io.modelregistry.examples.digits;

import io.modelregistry.Digest;
import io.modelregistry.lineage.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Handwritten digits under the name that metrics and lineage call them by.
 *
 * @param name {@code digits-train}
 * @param origin how they came to be, for people
 * @param digits the digits
 */
record Digits(String name, String origin, List<Digit> digits) {

    private static final String FILE = "digits.csv.gz";
    private static final int TEST_PERCENT = 20;

    Digits {
        digits = List.copyOf(digits);
    }

    /** All digits that come with this example. */
    static Digits read() {
        try (BufferedReader lines = open()) {
            return new Digits("digits", FILE, lines.lines().map(Digit::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private static BufferedReader open() throws IOException {
        InputStream file = Objects.requireNonNull(Digits.class.getResourceAsStream(FILE), FILE);
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII));
    }

    /** A fifth of each digit, drawn at random, for testing, and the rest for training. The same seed gives the same split. */
    Split split(long seed) {
        Random random = new Random(seed);
        List<Digit> train = new ArrayList<>();
        List<Digit> test = new ArrayList<>();
        for (int label = 0; label <= 9; label++) {
            List<Digit> drawn = shuffled(label, random);
            int tests = drawn.size() * TEST_PERCENT / 100;
            test.addAll(drawn.subList(0, tests));
            train.addAll(drawn.subList(tests, drawn.size()));
        }
        return new Split(part("train", 100 - TEST_PERCENT, seed, train), part("test", TEST_PERCENT, seed, test));
    }

    private List<Digit> shuffled(int label, Random random) {
        List<Digit> drawn = new ArrayList<>(
                digits.stream().filter(digit -> digit.label() == label).toList());
        Collections.shuffle(drawn, random);
        return drawn;
    }

    private Digits part(String part, int percent, long seed, List<Digit> chosen) {
        return new Digits(name + "-" + part, origin + ", " + percent + " % of each digit, seed " + seed, chosen);
    }

    /** What the registry keeps of them: the name, the digest of their lines, and how they came to be. */
    Dataset dataset() {
        String lines = digits.stream().map(digit -> digit.line() + "\n").collect(Collectors.joining());
        return Dataset.of(name)
                .digest(Digest.of(lines.getBytes(StandardCharsets.US_ASCII)))
                .from(origin);
    }

    /** Digits to learn from, and others to measure with. */
    record Split(Digits train, Digits test) {}
}
