package io.modelregistry.core;

import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.policy.StageReads;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.VersionRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one decision about a stage reads, each stage and version once. Not safe for several threads. */
final class StoredReads implements StageReads {

    private final Reader reader;
    private final ModelName model;
    private final Optional<ModelVersion> given;
    private final Map<StageName, List<StageChange>> moves = new HashMap<>();
    private final Map<Integer, VersionRecord> versions = new HashMap<>();

    /**
     * For one decision.
     *
     * @param given the version that a user handed in; it must be of this registry and not of another
     */
    StoredReads(Reader reader, ModelName model, Optional<ModelVersion> given) {
        this.reader = reader;
        this.model = model;
        this.given = given;
    }

    @Override
    public RegistrySettings settings() {
        return reader.store().settings();
    }

    @Override
    public List<StageChange> moves(StageName stage) {
        return moves.computeIfAbsent(stage, name -> reader.store().moves(model, name));
    }

    /** Makes sure that the version that was handed in is of this registry. */
    StoredReads checked() {
        given.ifPresent(version -> version(version.number()));
        return this;
    }

    @Override
    public VersionRecord version(int number) {
        return versions.computeIfAbsent(number, this::read);
    }

    private VersionRecord read(int number) {
        Optional<VersionRecord> stored = reader.store().version(model, number);
        return given.filter(version -> version.number() == number)
                .map(version -> stored.filter(found -> found.summary().digest().equals(version.digest()))
                        .orElseThrow(() -> unknown(version)))
                .or(() -> stored)
                .orElseThrow();
    }

    static NotFoundException unknown(ModelVersion version) {
        return NotFoundException.of(version.reference(), "this registry has no such version");
    }

    @Override
    public Instant now() {
        return reader.now();
    }
}
