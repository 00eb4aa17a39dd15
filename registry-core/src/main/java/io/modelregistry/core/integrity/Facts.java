package io.modelregistry.core.integrity;

import io.modelregistry.Metric;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is fixed about a version when it is registered, apart from its files.
 *
 * @param parameters in the order they were given
 * @param metrics in the order they were measured
 * @param lineage where it comes from
 * @param dependencies in the order they were given
 * @param environment what it was trained in
 * @param signature what it takes and gives
 * @param properties text, Long, Double or Boolean by key
 */
public record Facts(
        Map<String, String> parameters,
        List<Metric> metrics,
        Lineage lineage,
        List<Dependency> dependencies,
        Optional<RuntimeEnvironment> environment,
        Optional<Signature> signature,
        Map<String, Object> properties) {

    /** Copies the collections; parameters keep their order. */
    public Facts {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        metrics = List.copyOf(metrics);
        dependencies = List.copyOf(dependencies);
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
