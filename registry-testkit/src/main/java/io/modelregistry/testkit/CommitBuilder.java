package io.modelregistry.testkit;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.OperationId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Puts together a commit, under an operation of its own if none is told. Not for several threads. */
final class CommitBuilder {

    static final String ACTOR = "ann";

    private final ModelName model;
    private final List<Change> changes = new ArrayList<>();
    private OperationId operation = newOperation();
    private OptionalLong decidedOn = OptionalLong.empty();
    private OptionalLong registryRevision = OptionalLong.empty();
    private String kind = "nothing";
    private String actor = ACTOR;
    private String content = "{}";
    private Optional<EventDraft> registryEvent = Optional.empty();
    private int level = 1;

    private CommitBuilder(ModelName model) {
        this.model = model;
    }

    static CommitBuilder on(ModelName model) {
        return new CommitBuilder(model);
    }

    /** An operation that was not there before. */
    static OperationId newOperation() {
        return operation(UUID.randomUUID().toString());
    }

    /** The operation of a key, always with the same fingerprint. */
    static OperationId operation(String key) {
        return new OperationId(key, Digest.of(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same key, used for something else. */
    static OperationId reused(OperationId operation) {
        return new OperationId(operation.key(), Digest.of(new byte[] {1}));
    }

    CommitBuilder creating() {
        return creating("", Map.of());
    }

    CommitBuilder creating(String description, Map<String, String> tags) {
        changes.add(new Change.CreateModel(description, tags));
        kind = "model-created";
        registryEvent = Optional.of(new EventDraft("model-created", actor, "{\"name\":\"" + model + "\"}"));
        return this;
    }

    CommitBuilder adding(VersionBuilder version) {
        changes.add(new Change.AddVersion(version.build()));
        kind = "version-registered";
        return this;
    }

    CommitBuilder moving(String stage, OptionalInt from, OptionalInt to) {
        return moving(new Change.MoveStage(new StageName(stage), from, to, "because", OptionalLong.empty()));
    }

    CommitBuilder moving(Change.MoveStage move) {
        changes.add(move);
        kind = "stage-moved";
        return this;
    }

    CommitBuilder decidedOn(long revision) {
        decidedOn = OptionalLong.of(revision);
        return this;
    }

    CommitBuilder decidedOnSettings(long revision) {
        registryRevision = OptionalLong.of(revision);
        return this;
    }

    CommitBuilder changing(Change change, String eventKind) {
        changes.add(change);
        kind = eventKind;
        return this;
    }

    CommitBuilder under(OperationId id) {
        operation = id;
        return this;
    }

    CommitBuilder by(String name) {
        actor = name;
        return this;
    }

    CommitBuilder content(String json) {
        content = json;
        return this;
    }

    CommitBuilder registryEvent(EventDraft event) {
        registryEvent = Optional.of(event);
        return this;
    }

    CommitBuilder level(int required) {
        level = required;
        return this;
    }

    /** The operation that it will be committed under. */
    OperationId operation() {
        return operation;
    }

    Commit build() {
        EventDraft event = new EventDraft(kind, actor, content);
        return new Commit(model, operation, decidedOn, registryRevision, changes, event, registryEvent, level);
    }
}
