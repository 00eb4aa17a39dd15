package io.modelregistry.core;

import io.modelregistry.Model;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.policy.ModelRemark;
import io.modelregistry.spi.ModelRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model as it was read.
 *
 * @param stored what was read
 */
record CoreModel(ModelRecord stored) implements Model {

    @Override
    public ModelName name() {
        return stored.name();
    }

    @Override
    public String description() {
        return stored.description();
    }

    @Override
    public Map<String, String> tags() {
        return Collections.unmodifiableMap(new TreeMap<>(stored.tags()));
    }

    @Override
    public Optional<String> propertySchema() {
        return ModelRemark.annotations(stored).propertySchema();
    }

    @Override
    public OptionalInt lastNumber() {
        return stored.lastNumber() == 0 ? OptionalInt.empty() : OptionalInt.of(stored.lastNumber());
    }

    @Override
    public Map<String, ResolvedVersion> stages() {
        Map<String, ResolvedVersion> stages = new TreeMap<>();
        stored.stages()
                .forEach(version -> stages.put(version.stage().orElseThrow().value(), version));
        return Collections.unmodifiableMap(stages);
    }

    @Override
    public String createdBy() {
        return stored.createdBy();
    }

    @Override
    public Instant createdAt() {
        return stored.createdAt();
    }

    @Override
    public Instant changedAt() {
        return stored.changedAt();
    }

    @Override
    public String toString() {
        String versions = lastNumber().isPresent() ? stored.lastNumber() + " versions" : "no versions";
        String stages = stages().entrySet().stream()
                .map(stage -> ", " + stage.getKey() + " " + stage.getValue().number())
                .collect(Collectors.joining());
        return name() + ": " + versions + stages;
    }
}
