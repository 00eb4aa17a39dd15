package io.modelregistry.core;

import io.modelregistry.Deprecation;
import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.VersionFiles;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.spi.VersionRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A version as it was read. Two are equal if the same was read. */
final class CoreModelVersion implements ModelVersion {

    private final VersionRecord stored;
    private final Facts facts;
    private final Annotations annotations;
    private final VersionFiles files;

    CoreModelVersion(VersionRecord stored, Facts facts, Annotations annotations, VersionFiles files) {
        this.stored = stored;
        this.facts = facts;
        this.annotations = annotations;
        this.files = files;
    }

    @Override
    public ModelName model() {
        return stored.summary().model();
    }

    @Override
    public int number() {
        return stored.summary().number();
    }

    @Override
    public Optional<SemanticVersion> semanticVersion() {
        return stored.summary().semanticVersion();
    }

    @Override
    public Digest digest() {
        return stored.summary().digest();
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
    public List<String> stages() {
        return stored.stages().stream().map(StageName::value).sorted().toList();
    }

    @Override
    public Map<String, String> parameters() {
        return facts.parameters();
    }

    @Override
    public List<Metric> metrics() {
        return VersionRemark.metrics(facts, annotations);
    }

    @Override
    public Optional<Deprecation> deprecation() {
        return annotations.deprecation();
    }

    @Override
    public List<URI> runs() {
        return Stream.concat(facts.lineage().run().stream(), annotations.runs().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<ModelFile> attachments() {
        return annotations.attachments();
    }

    @Override
    public Lineage lineage() {
        return facts.lineage();
    }

    @Override
    public List<Dependency> dependencies() {
        return facts.dependencies();
    }

    @Override
    public Optional<RuntimeEnvironment> environment() {
        return facts.environment();
    }

    @Override
    public Optional<Signature> signature() {
        return facts.signature();
    }

    @Override
    public Map<String, Object> properties() {
        return facts.properties();
    }

    @Override
    public VersionFiles files() {
        return files;
    }

    @Override
    public long size() {
        return stored.size();
    }

    @Override
    public String createdBy() {
        return stored.createdBy();
    }

    @Override
    public Instant createdAt() {
        return stored.summary().createdAt();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoreModelVersion version && version.stored.equals(stored);
    }

    @Override
    public int hashCode() {
        return stored.hashCode();
    }

    @Override
    public String toString() {
        return reference()
                + semanticVersion().map(version -> " (" + version + ")").orElse("")
                + (stages().isEmpty() ? "" : " in " + String.join(", ", stages()))
                + deprecation().map(deprecation -> ", " + deprecation).orElse("");
    }
}
