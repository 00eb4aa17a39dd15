package io.modelregistry.core.compare;

import io.modelregistry.Limits;
import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.compare.MetricPoint;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.TextTable;
import io.modelregistry.internal.Texts;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.query.Conditions;
import io.modelregistry.query.VersionQuery;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/** Every value of a metric over the versions of a model, that prints as an aligned table. */
public final class MetricHistory extends AbstractList<MetricPoint> {

    private final String metric;
    private final List<MetricPoint> points;

    private MetricHistory(String metric, List<MetricPoint> points) {
        this.metric = metric;
        this.points = points;
    }

    /** The series over these versions, of which those with the metric are read page by page. */
    public static MetricHistory read(VersionQuery versions, String metric) {
        Texts.label("metric name", metric, Limits.NAME_LENGTH);
        List<MetricPoint> points = versions.where(Conditions.metric(metric).exists()).orderBy("number").stream()
                .flatMap(version -> version.metrics().stream()
                        .filter(found -> found.name().equals(metric))
                        .<MetricPoint>map(found -> new Point(version, found)))
                .limit(Limits.LIST + 1L)
                .toList();
        if (points.size() > Limits.LIST) {
            throw InvalidInputException.of(
                    "series", metric, "at most " + Limits.LIST + " values; versions() with a filter takes any number");
        }
        return new MetricHistory(metric, points);
    }

    @Override
    public MetricPoint get(int index) {
        return points.get(index);
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "no values of " + metric;
        }
        TextTable table = new TextTable(List.of("version", "semver", metric, "on", "registered"));
        points.forEach(point -> table.row(List.of(
                Integer.toString(point.number()),
                point.semanticVersion().map(Object::toString).orElse(""),
                Double.toString(point.value()),
                point.data().map(Object::toString).orElse(""),
                point.at().toString())));
        return size() + (size() == 1 ? " value\n" : " values\n") + table;
    }

    /** Holds no version, whose facts may be large. */
    private record Point(
            int number, Optional<SemanticVersion> semanticVersion, double value, Optional<Dataset> data, Instant at)
            implements MetricPoint {

        Point(ModelVersion version, Metric metric) {
            this(version.number(), version.semanticVersion(), metric.value(), metric.data(), version.createdAt());
        }
    }
}
