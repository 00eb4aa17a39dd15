package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageName;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.spi.PrepareResult.Prepared;
import io.modelregistry.spi.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Registers and moves as a client does: reads, decides, commits, and once more after a conflict. */
final class Registrar {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Metadata metadata;

    Registrar(Metadata metadata) {
        this.metadata = metadata;
    }

    /** The receipt of a commit that was applied. */
    static Receipt done(CommitResult result) {
        assertThat(result).isInstanceOf(CommitResult.Done.class);
        return ((CommitResult.Done) result).receipt();
    }

    /** The blobs of a preparation that succeeded. */
    static List<BlobRecord> prepared(PrepareResult result) {
        assertThat(result).isInstanceOf(Prepared.class);
        return ((Prepared) result).blobs();
    }

    static Preparation preparation(OperationId operation, ModelName model, VersionBuilder version, Duration lease) {
        return Preparation.of(operation, model, version.semanticVersion(), version.blobs(), lease);
    }

    /** Creates a model without a version. */
    Receipt create(ModelName model) {
        return done(metadata.store().commit(CommitBuilder.on(model).creating().build()));
    }

    /** Prepares with a lease that outlives the test. */
    PrepareResult prepare(OperationId operation, ModelName model, VersionBuilder version) {
        return metadata.operations().prepare(preparation(operation, model, version, LEASE));
    }

    /** Prepares, and says that the bytes are there. */
    void upload(OperationId operation, ModelName model, VersionBuilder version) {
        markPresent(prepared(prepare(operation, model, version)));
    }

    void markPresent(List<BlobRecord> blobs) {
        metadata.blobs().markPresent(blobs.stream().map(BlobRecord::id).toList());
    }

    /** The whole registration; the model is created if it is not there. */
    Receipt register(ModelName model, VersionBuilder version) {
        return register(CommitBuilder.newOperation(), model, version);
    }

    Receipt register(OperationId operation, ModelName model, VersionBuilder version) {
        upload(operation, model, version);
        return done(commitDecided(operation, model, version));
    }

    /** The last step of a registration, decided again after each conflict: another may have created the model meanwhile. */
    CommitResult commitDecided(OperationId operation, ModelName model, VersionBuilder version) {
        CommitResult result = commit(operation, model, version);
        while (result instanceof CommitResult.Conflict) {
            result = commit(operation, model, version);
        }
        return result;
    }

    /** The last step of a registration, decided once. */
    CommitResult commit(OperationId operation, ModelName model, VersionBuilder version) {
        CommitBuilder commit = CommitBuilder.on(model).under(operation);
        if (metadata.store().model(model).isEmpty()) {
            commit.creating();
        }
        return metadata.store().commit(commit.adding(version).build());
    }

    /** Puts a version into a stage, whatever is there. */
    Receipt move(ModelName model, String stage, int to) {
        return move(model, stage, OptionalInt.of(to));
    }

    Receipt move(ModelName model, String stage, OptionalInt to) {
        return done(metadata.store().commit(moving(model, stage, to).build()));
    }

    /** A move decided on what is there now. */
    CommitBuilder moving(ModelName model, String stage, OptionalInt to) {
        ModelRecord read = metadata.store().model(model).orElseThrow();
        Optional<ResolvedVersion> current = metadata.store().inStage(model, new StageName(stage));
        OptionalInt from =
                current.map(version -> OptionalInt.of(version.number())).orElse(OptionalInt.empty());
        return CommitBuilder.on(model).moving(stage, from, to).decidedOn(read.revision());
    }
}
