package io.modelregistry.core.compare;

import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Metrics: like with like where that is possible, and marked where it is not. */
final class MetricRows {

    private final String metric;
    private final Measured measured;
    private final List<Row> rows = new ArrayList<>();

    private MetricRows(String metric, Measured measured) {
        this.metric = metric;
        this.measured = measured;
    }

    static List<Row> of(List<ModelVersion> versions) {
        return versions.stream()
                .flatMap(version -> version.metrics().stream().map(Metric::name))
                .distinct()
                .flatMap(name -> new MetricRows(name, Measured.of(versions, name)).rows().stream())
                .toList();
    }

    private List<Row> rows() {
        if (measured.isComparable()) {
            measured.data().forEach(data -> add(data, measured.on(data)));
        } else {
            add(Measured.UNTOLD, measured.latest());
            measured.data().forEach(this::addEarlier);
        }
        return rows;
    }

    /** What the row of the latest values leaves out. */
    private void addEarlier(String data) {
        List<Optional<Metric>> latest = measured.latest();
        List<Optional<Metric>> found = new ArrayList<>();
        for (Optional<Metric> value : measured.on(data)) {
            found.add(value.filter(metric -> !latest.get(found.size()).equals(Optional.of(metric))));
        }
        if (found.stream().anyMatch(Optional::isPresent)) {
            add(data, found);
        }
    }

    private void add(String data, List<Optional<Metric>> values) {
        Optional<Metric> known = values.stream().flatMap(Optional::stream).findFirst();
        CoreCell first = cell(values.get(0));
        List<Cell> cells = new ArrayList<>();
        for (Optional<Metric> value : values) {
            CoreCell cell = cell(value).seenFrom(first, (one, other) -> Difference.CHANGED);
            cells.add(value.filter(found -> !found.isOnSameData(known.orElseThrow()))
                    .map(found -> cell.noted(Difference.OTHER_DATA, origin(found)))
                    .orElse(cell));
        }
        rows.add(new CoreRow(new Label(metric, data), cells));
    }

    private static CoreCell cell(Optional<Metric> value) {
        return value.map(found -> CoreCell.of(Double.toString(found.value()))).orElse(CoreCell.EMPTY);
    }

    private static String origin(Metric metric) {
        return metric.data()
                .map(data -> "on " + data.name()
                        + data.digest().map(digest -> " " + digest).orElse(""))
                .orElse("on data that was not told");
    }
}
