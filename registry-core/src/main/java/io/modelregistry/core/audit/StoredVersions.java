package io.modelregistry.core.audit;

import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.core.integrity.Projections;
import io.modelregistry.core.policy.VersionAddition;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the stored versions of a model with the events that registered them and with what was said of them since. */
final class StoredVersions {

    private static final int BATCH = 100;

    private final MetadataStore store;
    private final ModelName model;
    private final Replay replay;
    private final Map<Integer, EventRecord> registrations;

    StoredVersions(MetadataStore store, ModelName model, Replay replay) {
        this.store = store;
        this.model = model;
        this.replay = replay;
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
        return difference(version, event, registered)
                .map(what -> "version " + expected + ": " + what + " is not what was registered")
                .or(() -> revision(version, projection)
                        .filter(what -> !wasChangedSince(expected))
                        .map(what -> "version " + expected + ": " + what + " is not what its history tells"));
    }

    private boolean wasChangedSince(int number) {
        return !store.eventsAbout(model, OptionalInt.of(number), replay.lastSequence(), 1)
                .isEmpty();
    }

    private static Optional<String> difference(VersionRecord version, EventRecord event, Contents registered) {
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
        return VersionAddition.factsDigest(version.facts()).toString().equals(registered.text("facts"))
                        && Long.toString(version.size()).equals(registered.text("size"))
                ? Optional.empty()
                : Optional.of("a fact");
    }

    private Optional<String> revision(VersionRecord version, Projection projection) {
        Annotations told = replay.ofVersion(version.summary().number());
        if (!version.description().equals(told.description())) {
            return Optional.of("the description");
        }
        if (!version.tags().equals(told.tags())) {
            return Optional.of("a tag");
        }
        if (!VersionRemark.annotations(version).equals(told)
                || version.summary().lifecycle() != told.lifecycle()) {
            return Optional.of("what was said of it");
        }
        return projection(version, told, projection).or(() -> files(version, told));
    }

    private static Optional<String> projection(VersionRecord version, Annotations told, Projection projection) {
        if (told.lifecycle().isHidden()) {
            return projection.attributes().isEmpty() && projection.metrics().isEmpty()
                    ? Optional.empty()
                    : Optional.of("what searches read");
        }
        Facts facts = FactsReader.read(version.summary().resolved().reference(), version.facts());
        if (!count(projection.metrics()).equals(count(Projections.metrics(VersionRemark.metrics(facts, told))))) {
            return Optional.of("a metric that searches read");
        }
        return new HashSet<>(projection.attributes())
                        .equals(new HashSet<>(Projections.attributes(
                                version.summary().model(),
                                facts,
                                told.description(),
                                told.tags(),
                                told.commentedWords())))
                ? Optional.empty()
                : Optional.of("an attribute that searches read");
    }

    /** Metrics in any order; the same may have been measured twice. */
    private static <T> Map<T, Integer> count(List<T> values) {
        Map<T, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private Optional<String> files(VersionRecord version, Annotations told) {
        if (!Set.copyOf(files(store.attachments(version.id()))).equals(Set.copyOf(told.attachments()))) {
            return Optional.of("the list of attached files");
        }
        List<ModelFile> files = files(store.files(version.id()));
        boolean isSame = told.lifecycle() == Lifecycle.PURGED
                ? files.isEmpty()
                : Manifest.of(files).digest().equals(version.summary().digest());
        return isSame ? Optional.empty() : Optional.of("the list of files");
    }

    private static List<ModelFile> files(List<StoredFile> stored) {
        return stored.stream().map(StoredFile::file).toList();
    }
}
