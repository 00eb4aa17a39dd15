package io.modelregistry.testkit;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.NewVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together a version to be stored. Not for several threads. */
final class VersionBuilder {

    private final List<ModelFile> files = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<MetricValue> metrics = new ArrayList<>();
    private Optional<SemanticVersion> semanticVersion = Optional.empty();
    private String facts = "{}";
    private String description = "";

    /** A version without any file. */
    static VersionBuilder version() {
        return new VersionBuilder();
    }

    /** A version with one file of these contents. */
    static VersionBuilder version(String content) {
        return new VersionBuilder().file("weights.bin", content);
    }

    VersionBuilder file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        files.add(new ModelFile(name, bytes.length, Digest.of(bytes)));
        return this;
    }

    VersionBuilder file(ModelFile file) {
        files.add(file);
        return this;
    }

    VersionBuilder semantic(String version) {
        semanticVersion = Optional.of(SemanticVersion.parse(version));
        return this;
    }

    VersionBuilder facts(String text) {
        facts = text;
        return this;
    }

    VersionBuilder description(String text) {
        description = text;
        return this;
    }

    /** A tag, which can be searched as all tags can. */
    VersionBuilder tag(String name, String value) {
        tags.put(name, value);
        return attribute(Attribute.Kind.TAG, name, value);
    }

    VersionBuilder attribute(Attribute.Kind kind, String name, String text) {
        attributes.add(new Attribute(kind, name, text, OptionalDouble.empty()));
        return this;
    }

    VersionBuilder attribute(Attribute.Kind kind, String name, String text, double number) {
        attributes.add(new Attribute(kind, name, text, OptionalDouble.of(number)));
        return this;
    }

    /** The latest value of a metric. */
    VersionBuilder metric(String name, double value) {
        return metric(new MetricValue(name, "", OptionalDouble.of(value), true));
    }

    VersionBuilder metric(MetricValue metric) {
        metrics.add(metric);
        return this;
    }

    Optional<SemanticVersion> semanticVersion() {
        return semanticVersion;
    }

    /** Sizes by digest, to be prepared. */
    SortedMap<Digest, Long> blobs() {
        SortedMap<Digest, Long> blobs = new TreeMap<>();
        files.forEach(file -> blobs.put(file.digest(), file.size()));
        return blobs;
    }

    /** The digest of the version: the same for the same files. */
    Digest digest() {
        return Digest.of(sorted().toString().getBytes(StandardCharsets.UTF_8));
    }

    NewVersion build() {
        long size = files.stream().mapToLong(ModelFile::size).sum();
        return new NewVersion(semanticVersion, digest(), size, sorted(), facts, description, tags, attributes, metrics);
    }

    private List<ModelFile> sorted() {
        return files.stream().sorted(Comparator.comparing(ModelFile::name)).toList();
    }
}
