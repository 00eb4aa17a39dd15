package io.modelregistry.examples.digits;

import io.modelregistry.Comparison;
import io.modelregistry.examples.digits.Classifier.Guess;
import io.modelregistry.serving.Prediction;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints for people: what differs between versions, and predictions beside their images. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
        out.println("-".repeat(title.length()));
    }

    void line(Object text) {
        out.println("  " + text.toString().replace("\n", "\n  "));
    }

    /** What differs between versions; what they have in common is printed with the one in production. */
    void differences(Comparison comparison) {
        line(comparison.differences());
    }

    /** Digits in a row, and below each what it was taken for. */
    void predictions(List<Digit> digits, List<Prediction<Guess>> predictions) {
        for (int row = 0; row < Digit.SIDE; row++) {
            int line = row;
            line(digits.stream().map(digit -> digit.image().get(line)).collect(Collectors.joining("    ")));
        }
        line(IntStream.range(0, digits.size())
                .mapToObj(i -> verdict(predictions.get(i).value(), digits.get(i)))
                .collect(Collectors.joining("    ")));
    }

    private static String verdict(Guess guess, Digit digit) {
        String verdict = String.format(Locale.ROOT, "%d, score %.2f", guess.label(), guess.score());
        return String.format("%-16s", guess.label() == digit.label() ? verdict : verdict + " wrong");
    }
}
