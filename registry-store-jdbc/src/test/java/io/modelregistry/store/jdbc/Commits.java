package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.spi.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Commits as core would make them, for tests. */
final class Commits {

    static final ModelName CHURN = new ModelName("churn");
    static final StageName PRODUCTION = new StageName("production");
    static final Duration LEASE = Duration.ofMinutes(5);

    private Commits() {}

    static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static OperationId operation(String key) {
        return new OperationId(key, digest(key));
    }

    static OperationId anyOperation() {
        return operation(UUID.randomUUID().toString());
    }

    static NewVersion version(String content, Map<String, String> tags, List<MetricValue> metrics) {
        List<Attribute> attributes = new ArrayList<>();
        tags.forEach(
                (name, text) -> attributes.add(new Attribute(Attribute.Kind.TAG, name, text, NumberText.parse(text))));
        Digest digest = digest(content);
        return new NewVersion(
                Optional.empty(),
                digest,
                content.length(),
                List.of(new ModelFile("weights", content.length(), digest)),
                "{}",
                "about " + content,
                tags,
                attributes,
                metrics);
    }

    static NewVersion version(String content) {
        return version(
                content,
                Map.of("team", "growth"),
                List.of(new MetricValue("accuracy", "", OptionalDouble.of(0.5), true)));
    }

    static NewVersion withSemanticVersion(NewVersion version, String semantic) {
        return new NewVersion(
                Optional.of(SemanticVersion.parse(semantic)),
                version.digest(),
                version.size(),
                version.files(),
                version.facts(),
                version.description(),
                version.tags(),
                version.attributes(),
                version.metrics());
    }

    /** Prepares, puts nothing anywhere, and marks present. */
    static void prepare(Metadata metadata, OperationId operation, ModelName model, NewVersion version) {
        PrepareResult result = metadata.operations().prepare(preparation(operation, model, version));
        List<Long> ids = ((PrepareResult.Prepared) result)
                .blobs().stream().map(BlobRecord::id).toList();
        metadata.blobs().markPresent(ids);
    }

    static Preparation preparation(OperationId operation, ModelName model, NewVersion version) {
        Map<Digest, Long> blobs =
                Map.of(version.files().get(0).digest(), version.files().get(0).size());
        return Preparation.of(operation, model, version.semanticVersion(), blobs, LEASE);
    }

    /** Registers a version, creating the model if need be, as often as it takes. */
    static Receipt register(Metadata metadata, ModelName model, NewVersion version) {
        OperationId operation = anyOperation();
        prepare(metadata, operation, model, version);
        while (true) {
            boolean creates = metadata.store().model(model).isEmpty();
            CommitResult result = metadata.store().commit(adding(operation, model, version, creates));
            if (result instanceof CommitResult.Done done) {
                return done.receipt();
            }
        }
    }

    static Commit adding(OperationId operation, ModelName model, NewVersion version, boolean creates) {
        List<Change> changes = new ArrayList<>();
        if (creates) {
            changes.add(new Change.CreateModel("a model", Map.of("owner", "ann", "priority", "7")));
        }
        changes.add(new Change.AddVersion(version));
        EventDraft event = new EventDraft("version-registered", "ann", "{}");
        Optional<EventDraft> registryEvent =
                creates ? Optional.of(new EventDraft("model-created", "ann", "{}")) : Optional.empty();
        return new Commit(
                model, operation, OptionalLong.empty(), OptionalLong.empty(), changes, event, registryEvent, 1);
    }

    static Commit moving(ModelName model, OptionalInt from, OptionalInt to) {
        Change move = new Change.MoveStage(PRODUCTION, from, to, "because", OptionalLong.empty());
        EventDraft event = new EventDraft("stage-moved", "bob", "{}");
        return new Commit(
                model,
                anyOperation(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(move),
                event,
                Optional.empty(),
                1);
    }
}
