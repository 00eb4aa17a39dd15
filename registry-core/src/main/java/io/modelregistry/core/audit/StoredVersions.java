package io.modelregistry.core.audit;

import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.core.integrity.Projections;
import io.modelregistry.core.policy.VersionAddition;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the stored versions of a model with the events that registered them. */
final class StoredVersions {

    private static final int BATCH = 100;

    private final MetadataStore store;
    private final ModelName model;
    private final Map<Integer, EventRecord> registrations;

    StoredVersions(MetadataStore store, ModelName model, Replay replay) {
        this.store = store;
        this.model = model;
        this.registrations = replay.versions();
    }

    /** The first thing that does not fit. A version that was registered since the history was read is left alone. */
    Optional<String> verify() {
        int last = registrations.size();
        int number = 0;
        while (number < last) {
            List<VersionRecord> batch = store.versionsAfter(model, number, BATCH);
            Optional<String> finding = verify(batch, number, last);
            if (finding.isPresent()) {
                return finding;
            }
            number += batch.size();
        }
        return Optional.empty();
    }

    private Optional<String> verify(List<VersionRecord> batch, int before, int last) {
        if (batch.isEmpty()) {
            return Optional.of("version " + (before + 1) + " is missing");
        }
        Map<Long, Projection> projections = store
                .projections(batch.stream().map(VersionRecord::id).toList())
                .stream()
                .collect(Collectors.toMap(Projection::versionId, Function.identity()));
        int expected = before;
        for (VersionRecord version : batch) {
            expected++;
            if (expected > last) {
                return Optional.empty();
            }
            Optional<String> finding = verify(
                    version,
                    expected,
                    projections.getOrDefault(version.id(), new Projection(version.id(), List.of(), List.of())));
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private Optional<String> verify(VersionRecord version, int expected, Projection projection) {
        EventRecord event = registrations.get(expected);
        if (version.summary().number() != expected || event == null) {
            return Optional.of("version " + expected + " is missing");
        }
        Contents registered = Contents.of(event);
        return difference(version, event, registered, projection)
                .map(what -> "version " + expected + ": " + what + " is not what was registered");
    }

    private Optional<String> difference(
            VersionRecord version, EventRecord event, Contents registered, Projection projection) {
        String digest = version.summary().digest().toString();
        String semanticVersion =
                version.summary().semanticVersion().map(Object::toString).orElse("");
        if (!digest.equals(registered.text("digest"))) {
            return Optional.of("the digest");
        }
        if (!semanticVersion.equals(registered.text("semanticVersion"))) {
            return Optional.of("the semantic version");
        }
        if (!version.createdBy().equals(event.actor())
                || !version.summary().createdAt().equals(event.at())) {
            return Optional.of("who registered it or when");
        }
        if (!version.description().equals(registered.text("description"))) {
            return Optional.of("the description");
        }
        return facts(version, registered, projection).or(() -> files(version, registered));
    }

    private static Optional<String> facts(VersionRecord version, Contents registered, Projection projection) {
        if (!VersionAddition.factsDigest(version.facts()).toString().equals(registered.text("facts"))) {
            return Optional.of("a fact");
        }
        Map<String, String> tags = registered.texts("tags");
        if (!version.tags().equals(tags)) {
            return Optional.of("a tag");
        }
        Facts facts = FactsReader.read(version.summary().resolved().reference(), version.facts());
        if (!count(projection.metrics()).equals(count(Projections.metrics(facts)))) {
            return Optional.of("a metric that searches read");
        }
        return new HashSet<>(projection.attributes()).equals(new HashSet<>(Projections.attributes(facts, tags)))
                ? Optional.empty()
                : Optional.of("an attribute that searches read");
    }

    /** Metrics in any order; the same may have been measured twice. */
    private static <T> Map<T, Integer> count(List<T> values) {
        Map<T, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private Optional<String> files(VersionRecord version, Contents registered) {
        List<ModelFile> files =
                store.files(version.id()).stream().map(StoredFile::file).toList();
        boolean isSame = Manifest.of(files).digest().toString().equals(registered.text("digest"))
                && Long.toString(version.size()).equals(registered.text("size"));
        return isSame ? Optional.empty() : Optional.of("the list of files");
    }
}
