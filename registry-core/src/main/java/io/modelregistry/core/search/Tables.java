package io.modelregistry.core.search;

import io.modelregistry.Metric;
import io.modelregistry.Model;
import io.modelregistry.ModelVersion;
import io.modelregistry.internal.TextTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Models and versions as aligned tables. */
final class Tables {

    private static final int METRICS = 3;
    private static final int TAGS = 3;
    private static final MathContext DIGITS = new MathContext(6);
    private static final double MAX_PLAIN = 1e9;
    private static final double MIN_PLAIN = 1e-6;

    private static final List<String> MODEL_HEAD = List.of("model", "versions", "stages", "changed", "description");
    private static final List<String> VERSION_HEAD =
            List.of("version", "semver", "stages", "metrics", "tags", "created", "by");

    private Tables() {}

    static RowList<Model> models(List<Model> models) {
        return new RowList<>(models, rows -> print("model", MODEL_HEAD, rows, Tables::cells));
    }

    static RowList<ModelVersion> versions(List<ModelVersion> versions) {
        return new RowList<>(versions, rows -> print("version", VERSION_HEAD, rows, Tables::cells));
    }

    /** Begins with a line of its own, because JShell prints in front of the first line. */
    private static <T> String print(String noun, List<String> head, List<T> rows, Function<T, List<String>> cells) {
        if (rows.isEmpty()) {
            return "no " + noun + "s";
        }
        TextTable table = new TextTable(head);
        rows.forEach(row -> table.row(cells.apply(row)));
        return rows.size() + " " + noun + (rows.size() == 1 ? "" : "s") + "\n" + table;
    }

    private static List<String> cells(Model model) {
        return List.of(
                model.name().value(),
                model.lastNumber().isPresent()
                        ? Integer.toString(model.lastNumber().getAsInt())
                        : "0",
                model.stages().entrySet().stream()
                        .map(stage -> stage.getKey() + ":" + stage.getValue().number())
                        .collect(Collectors.joining(" ")),
                time(model.changedAt()),
                model.description().lines().findFirst().orElse(""));
    }

    private static List<String> cells(ModelVersion version) {
        return List.of(
                version.reference(),
                version.semanticVersion().map(Object::toString).orElse(""),
                String.join(" ", version.stages()),
                metrics(version),
                some(version.tags(), TAGS),
                time(version.createdAt()),
                version.createdBy());
    }

    private static String metrics(ModelVersion version) {
        Map<String, String> latest = new LinkedHashMap<>();
        for (Metric metric : version.metrics()) {
            latest.put(metric.name(), number(metric.value()));
        }
        return some(latest, METRICS);
    }

    private static String some(Map<String, String> values, int most) {
        String shown = values.entrySet().stream()
                .limit(most)
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
        return values.size() > most ? shown + " …" : shown;
    }

    private static String number(double value) {
        boolean isPlain = Math.abs(value) < MAX_PLAIN && (value == 0 || Math.abs(value) >= MIN_PLAIN);
        return isPlain
                ? BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
