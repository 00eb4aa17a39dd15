package io.modelregistry.examples.digits;

import io.modelregistry.Comparison;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.lineage.Dataset;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints for people: predictions beside their images, and where every fact about a version came from. */
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
        line(new Comparison(
                comparison.versions(),
                differing(comparison.metrics()),
                differing(comparison.parameters()),
                differing(comparison.dependencies()),
                differing(comparison.files()),
                differing(comparison.others())));
    }

    private static List<Comparison.Row> differing(List<Comparison.Row> rows) {
        return rows.stream().filter(Comparison.Row::differs).toList();
    }

    /** Digits in a row, and below each what it is taken for. */
    void predictions(Serving serving, List<Digit> digits) {
        for (int row = 0; row < Digit.SIDE; row++) {
            int line = row;
            line(digits.stream().map(digit -> digit.image().get(line)).collect(Collectors.joining("    ")));
        }
        line(digits.stream().map(digit -> verdict(serving, digit)).collect(Collectors.joining("    ")));
    }

    private static String verdict(Serving serving, Digit digit) {
        Serving.Guess guess = serving.predict(digit);
        String verdict = String.format(Locale.ROOT, "%d, score %.2f", guess.label(), guess.score());
        return String.format("%-16s", guess.label() == digit.label() ? verdict : verdict + " wrong");
    }

    /** Everything the registry knows about a version: what, from what, by whom, when and why. */
    void origin(ModelHandle model, ModelVersion version) {
        fact("version", version + ", registered by " + version.createdBy() + " at " + version.createdAt());
        fact("described as", version.description());
        fact("digest", version.digest());
        version.files().list().forEach(file -> fact("file", file));
        version.parameters().forEach((name, value) -> fact("parameter", name + "=" + value));
        version.metrics().forEach(metric -> fact("metric", metric));
        version.metrics().stream()
                .flatMap(metric -> metric.data().stream())
                .distinct()
                .forEach(data -> fact("measured on", described(data)));
        version.lineage().datasets().forEach(data -> fact("trained on", described(data)));
        version.lineage().features().forEach(feature -> fact("feature", feature));
        version.lineage().training().ifPresent(code -> fact("trained by", code));
        version.dependencies().forEach(dependency -> fact("dependency", dependency));
        version.signature().ifPresent(signature -> fact("signature", signature));
        version.environment().ifPresent(environment -> fact("environment", environment));
        version.properties().forEach((name, value) -> fact("property", name + "=" + value));
        model.stage(Promotion.STAGE).history().forEach(move -> fact("moved", move));
    }

    private static String described(Dataset data) {
        return data.name()
                + data.digest().map(digest -> " " + digest).orElse("")
                + data.location().map(location -> ", " + location).orElse("");
    }

    private void fact(String name, Object value) {
        List<String> lines = value.toString().lines().toList();
        IntStream.range(0, lines.size())
                .forEach(i -> out.println(String.format("  %-14s %s", i == 0 ? name : "", lines.get(i))));
    }
}
