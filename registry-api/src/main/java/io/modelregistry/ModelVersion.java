package io.modelregistry;

import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A version as it was when it was read: an immutable snapshot. Its files and facts never change; annotations
 * and stages may have changed since. Only {@link #files()} leads to I/O.
 */
public interface ModelVersion {

    /** Whose version. */
    ModelName model();

    /** Its number: 1, 2, 3 … within its model. */
    int number();

    /** Its semantic version, if it was given one. */
    Optional<SemanticVersion> semanticVersion();

    /** The digest of its files: same bytes under the same names, same digest. */
    Digest digest();

    /** The reference that will always mean this version: {@code churn:7}. */
    default String reference() {
        return model() + ":" + number();
    }

    /** What is to be said about it, as Markdown; empty if nothing was. */
    String description();

    /** Its tags, sorted by key. */
    Map<String, String> tags();

    /** Why it should not be used any more, if it should not. */
    Optional<Deprecation> deprecation();

    /** The training runs it was linked to, the one it came from first. */
    List<URI> runs();

    /** Files that were attached to it, in that order; {@link VersionHandle#attachments()} has their bytes. */
    List<ModelFile> attachments();

    /** The stages it is in, sorted. */
    List<String> stages();

    /** Its parameters in the order they were given; numbers and booleans as text. */
    Map<String, String> parameters();

    /** Its metrics in the order they were measured, those that were measured after registration last. */
    List<Metric> metrics();

    /** The latest value of a metric, whatever it was measured on. */
    default OptionalDouble metric(String name) {
        return metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .mapToDouble(Metric::value)
                .reduce((earlier, later) -> later);
    }

    /** Where it comes from. */
    Lineage lineage();

    /** The packages it needs, in the order they were given. */
    List<Dependency> dependencies();

    /** What it was trained in. */
    Optional<RuntimeEnvironment> environment();

    /** What it takes and gives. */
    Optional<Signature> signature();

    /** Further facts: text, {@link Long}, {@link Double} or {@link Boolean}, sorted by key. */
    Map<String, Object> properties();

    /** Its files: names, and verified bytes. */
    VersionFiles files();

    /** Bytes of all its files together. */
    long size();

    /** Who registered it. */
    String createdBy();

    /** When, by the store's clock. */
    Instant createdAt();
}
