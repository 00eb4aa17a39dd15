package io.modelregistry.core.trace;

import io.modelregistry.Event;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.core.text.Markdown;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.serving.RecordedPrediction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is to be told, section by section, for people to read. */
final class Report {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final String title;
    private final List<Section> sections = new ArrayList<>();

    private Report(String title) {
        this.title = title;
    }

    static Report of(CoreProvenance provenance) {
        ModelVersion version = provenance.version();
        Report report = new Report("What made "
                + provenance
                        .prediction()
                        .map(prediction -> "prediction " + prediction.id())
                        .orElse("predictions with the stamp " + provenance.stamp()));
        provenance.prediction().ifPresent(prediction -> report.add("Prediction", lines(prediction)));
        report.add("Version", lines(version));
        report.add("Stage", provenance.promotion().map(Report::lines).orElse(List.of("not served from a stage")));
        report.add("Lineage", lines(version.lineage()));
        report.add("Parameters", lines(version.parameters()));
        report.add("Metrics", lines(version.metrics()));
        report.add(
                "Measured on",
                version.metrics().stream()
                        .flatMap(metric -> metric.data().stream())
                        .distinct()
                        .map(Report::line)
                        .toList());
        report.add("Dependencies", lines(version.dependencies()));
        report.add(
                "Environment",
                version.environment()
                        .map(environment -> lines(environment.properties()))
                        .orElse(List.of()));
        report.add("Files", lines(version.files().list()));
        report.add(
                "Ancestors", provenance.ancestors().stream().map(Report::line).toList());
        report.add("History", provenance.events().stream().map(Event::toString).toList());
        return report;
    }

    private void add(String name, List<String> lines) {
        sections.add(new Section(name, lines.isEmpty() ? List.of("none recorded") : lines));
    }

    private static List<String> lines(RecordedPrediction prediction) {
        List<String> lines = new ArrayList<>();
        lines.add("made at " + prediction.at() + " in " + prediction.latency().toNanos() / 1_000 + " µs by "
                + prediction.application() + " on " + prediction.host());
        prediction.failure().ifPresent(failure -> lines.add("failed: " + failure));
        prediction.attributes().forEach((name, value) -> lines.add(name + " = " + value));
        prediction.inputDigest().ifPresent(digest -> lines.add("digest of the input " + digest));
        prediction.input().ifPresent(input -> lines.add("input " + input));
        prediction.output().ifPresent(output -> lines.add("output " + output));
        if (prediction.repeated()) {
            lines.add("not the only prediction with this id");
        }
        return lines;
    }

    private static List<String> lines(ModelVersion version) {
        List<String> lines = new ArrayList<>();
        lines.add(line(version));
        lines.add("digest " + version.digest());
        version.signature().ifPresent(signature -> lines.add("signature " + signature));
        if (!version.description().isEmpty()) {
            lines.add(version.description());
        }
        version.tags().forEach((name, value) -> lines.add("tag " + name + " = " + value));
        return lines;
    }

    private static String line(ModelVersion version) {
        return version.reference()
                + version.semanticVersion()
                        .map(semantic -> " (" + semantic + ")")
                        .orElse("") + " registered by "
                + version.createdBy() + " at " + version.createdAt();
    }

    private static List<String> lines(StageChange move) {
        return List.of(
                move.stage() + " since " + move.at() + ", by move " + move.id(),
                "moved by " + move.actor() + ": " + move.reason());
    }

    private static List<String> lines(Lineage lineage) {
        List<String> lines = new ArrayList<>();
        lineage.datasets().forEach(data -> lines.add("trained on " + line(data)));
        lineage.features().forEach(feature -> lines.add("feature " + feature));
        lineage.training().ifPresent(code -> lines.add("trained by " + code));
        lineage.preprocessing().forEach(code -> lines.add("preprocessed by " + code));
        lineage.featureCode().forEach(code -> lines.add("features by " + code));
        lineage.parents().forEach(parent -> lines.add("derived from " + parent));
        lineage.run().ifPresent(run -> lines.add("run " + run));
        return lines;
    }

    private static String line(Dataset data) {
        return data.name()
                + data.digest().map(digest -> " " + digest).orElse("")
                + data.location().map(location -> ", " + location).orElse("")
                + (data.rows().isPresent() ? ", " + data.rows().getAsLong() + " rows" : "")
                + (data.columns().isEmpty() ? "" : ", columns " + String.join(", ", data.columns()));
    }

    private static List<String> lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList();
    }

    private static List<String> lines(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    String text() {
        return title + "\n"
                + sections.stream()
                        .map(section -> section.name() + "\n" + section.each("  ", line -> line))
                        .collect(Collectors.joining());
    }

    String markdown() {
        return "# " + Markdown.escaped(title) + "\n"
                + sections.stream()
                        .map(section -> "\n## " + section.name() + "\n\n" + section.each("* ", Markdown::escaped))
                        .collect(Collectors.joining());
    }

    private record Section(String name, List<String> lines) {

        String each(String prefix, UnaryOperator<String> form) {
            return lines.stream()
                    .map(line -> prefix + form.apply(LINE_BREAK.matcher(line).replaceAll(" ")) + "\n")
                    .collect(Collectors.joining());
        }
    }
}
