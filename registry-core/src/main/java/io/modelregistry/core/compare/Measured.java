package io.modelregistry.core.compare;

import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.lineage.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What versions have of one metric: the latest value of each, by the name of the data, and the latest of all last. */
record Measured(List<Map<String, Metric>> byData) {

    /** The name under which values are whose data was not told. */
    static final String UNTOLD = "";

    static Measured of(List<ModelVersion> versions, String metric) {
        return new Measured(
                versions.stream().map(version -> latest(version, metric)).toList());
    }

    private static Map<String, Metric> latest(ModelVersion version, String metric) {
        Map<String, Metric> latest = new LinkedHashMap<>();
        version.metrics().stream().filter(found -> found.name().equals(metric)).forEach(found -> {
            String data = data(found);
            latest.remove(data);
            latest.put(data, found);
        });
        return latest;
    }

    static String data(Metric metric) {
        return metric.data().map(Dataset::name).orElse(UNTOLD);
    }

    /** The names of the data, in the order of the versions. */
    List<String> data() {
        return byData.stream()
                .flatMap(found -> found.keySet().stream())
                .distinct()
                .toList();
    }

    /** Whether some data was used for every version that has the metric. */
    boolean isComparable() {
        List<Map<String, Metric>> holders =
                byData.stream().filter(found -> !found.isEmpty()).toList();
        return data().stream().anyMatch(data -> holders.stream().allMatch(found -> found.containsKey(data)));
    }

    /** The value of each version on some data. */
    List<Optional<Metric>> on(String data) {
        return byData.stream()
                .map(found -> Optional.ofNullable(found.get(data)))
                .toList();
    }

    /** The latest value of each version. */
    List<Optional<Metric>> latest() {
        return byData.stream()
                .map(found -> found.values().stream().reduce((earlier, later) -> later))
                .toList();
    }
}
