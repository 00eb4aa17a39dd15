package io.modelregistry.system;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A registration that takes its steps below any client, and dies after one of them. */
final class DyingOperation {

    /** The last step that it takes. */
    enum LastStep {
        PREPARED,
        PUT_HALF,
        PUT_ALL,
        MARKED_PRESENT
    }

    private static final ModelName MODEL = new ModelName("unborn");

    private final TestRegistry place;
    private final Duration lease;
    private final Optional<SemanticVersion> semanticVersion;
    private final ModelName model;

    private DyingOperation(
            TestRegistry place, Duration lease, ModelName model, Optional<SemanticVersion> semanticVersion) {
        this.place = place;
        this.lease = lease;
        this.model = model;
        this.semanticVersion = semanticVersion;
    }

    /** One whose lease ends so long after its first step. */
    static DyingOperation in(TestRegistry place, Duration lease) {
        return new DyingOperation(place, lease, MODEL, Optional.empty());
    }

    /** The same, reserving a semantic version of a model. */
    DyingOperation reserving(String ofModel, String version) {
        return new DyingOperation(place, lease, new ModelName(ofModel), Optional.of(SemanticVersion.parse(version)));
    }

    /** Takes the steps for these bytes up to the last one, and then no other. Returns its key. */
    String dieAfter(LastStep last, byte[]... contents) {
        List<BlobSource> sources = new ArrayList<>();
        for (byte[] content : contents) {
            sources.add(BlobSource.of("file-" + sources.size(), content));
        }
        List<Staged> staged = place.artifacts().stage(sources, TransferListener.NONE);
        try {
            return takeSteps(last, staged);
        } finally {
            staged.forEach(Staged::close);
        }
    }

    private String takeSteps(LastStep last, List<Staged> staged) {
        String key = UUID.randomUUID().toString();
        List<BlobRecord> blobs = prepare(key, staged);
        if (last != LastStep.PREPARED) {
            put(last == LastStep.PUT_HALF ? blobs.subList(0, (blobs.size() + 1) / 2) : blobs, staged);
        }
        if (last == LastStep.MARKED_PRESENT) {
            place.metadata()
                    .blobs()
                    .markPresent(blobs.stream().map(BlobRecord::id).toList());
        }
        return key;
    }

    private List<BlobRecord> prepare(String key, List<Staged> staged) {
        Map<Digest, Long> sizes = new TreeMap<>();
        staged.forEach(blob -> sizes.put(blob.digest(), blob.size()));
        OperationId operation = new OperationId(key, Digest.of(key.getBytes(StandardCharsets.UTF_8)));
        PrepareResult result =
                place.metadata().operations().prepare(Preparation.of(operation, model, semanticVersion, sizes, lease));
        return ((PrepareResult.Prepared) result).blobs();
    }

    private void put(List<BlobRecord> blobs, List<Staged> staged) {
        List<Placement> placements = new ArrayList<>();
        for (BlobRecord blob : blobs) {
            staged.stream()
                    .filter(candidate -> candidate.digest().equals(blob.key().digest()))
                    .findFirst()
                    .ifPresent(found -> placements.add(new Placement(found, blob.key())));
        }
        place.artifacts().put(placements, TransferListener.NONE);
    }
}
