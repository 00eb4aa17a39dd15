package io.modelregistry.core.policy;

import io.modelregistry.Metric;
import io.modelregistry.ModelName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.core.integrity.Projections;
import io.modelregistry.error.ConflictException;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Something is to be said about a version.
 *
 * @param model whose version
 * @param number which version
 * @param remark what is said
 * @param actor who says it
 * @param operation makes it happen once
 */
public record VersionRemark(ModelName model, int number, Remark remark, String actor, OperationId operation) {

    /** A remark under a random key. */
    public static VersionRemark of(ModelName model, int number, Remark remark, String actor) {
        OperationId operation = Operations.of(
                Operations.randomKey(), "remark", model.value(), Integer.toString(number), remark.fingerprint());
        return new VersionRemark(model, number, remark, actor, operation);
    }

    /** What it is about: {@code churn:7}. */
    public String subject() {
        return model + ":" + number;
    }

    /**
     * The commit that says it, or empty if it is so already. The version must have been read after the model.
     *
     * @param dependents why it must not be hidden, as clauses
     */
    public Optional<Commit> decide(ModelRecord read, VersionRecord version, List<String> dependents) {
        Level.require(read);
        Optional<Annotations> after = remark.after(subject(), annotations(version), actor);
        if (remark.kind().equals(EventKinds.DELETED)) {
            refuseIfNeeded(version, dependents);
        }
        return after.map(annotations -> commit(read, version, annotations));
    }

    private void refuseIfNeeded(VersionRecord version, List<String> dependents) {
        List<String> objections = Stream.concat(
                        version.stages().stream().map(stage -> "it is in stage " + stage), dependents.stream())
                .toList();
        if (!objections.isEmpty()) {
            throw ConflictException.of("deletion of " + subject(), String.join("; ", objections));
        }
    }

    /** What a store keeps, as the sum that it is. */
    public static Annotations annotations(VersionRecord version) {
        return Annotations.of(
                version.summary().resolved().reference(), version.description(), version.tags(), version.annotations());
    }

    private Commit commit(ModelRecord read, VersionRecord version, Annotations after) {
        List<Change> changes = new ArrayList<>();
        changes.add(revision(version, after));
        remark.file().apply(number).ifPresent(changes::add);
        return new Commit(
                model,
                operation,
                OptionalLong.of(read.revision()),
                OptionalLong.empty(),
                changes,
                new EventDraft(remark.kind(), actor, CanonicalJson.write(remark.content())),
                Optional.empty(),
                after.lifecycle().isHidden() ? Level.GUARDED : Level.FIRST);
    }

    private Change revision(VersionRecord version, Annotations after) {
        Facts facts = FactsReader.read(subject(), version.facts());
        return after.lifecycle().isHidden()
                ? new Change.ReviseVersion(number, after.revision(), List.of(), List.of())
                : new Change.ReviseVersion(
                        number,
                        after.revision(),
                        Projections.attributes(model, facts, after.description(), after.tags(), after.commentedWords()),
                        Projections.metrics(metrics(facts, after)));
    }

    /** Every metric in the order it was measured. */
    public static List<Metric> metrics(Facts facts, Annotations annotations) {
        List<Metric> metrics = new ArrayList<>(facts.metrics());
        metrics.addAll(annotations.metrics());
        return metrics;
    }
}
