package io.modelregistry.core.memory;

import io.modelregistry.StageChange;
import io.modelregistry.spi.BlobIndex.Use;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a commit comes to.
 *
 * @param model the model's next revision
 * @param added the version that is new
 * @param changed versions that were revised, or entered or left a stage
 * @param moves what moved
 * @param attached bytes that a version needs from now on
 * @param released files whose bytes a version does not need any more
 * @param receipt what the caller gets
 */
record Outcome(
        ModelRow model,
        Optional<AddedVersion> added,
        List<VersionRow> changed,
        List<StageChange> moves,
        Map<Use, BlobRecord> attached,
        Map<Use, BlobKey> released,
        Receipt receipt) {

    Outcome {
        changed = List.copyOf(changed);
        moves = List.copyOf(moves);
        attached = Map.copyOf(attached);
        released = Map.copyOf(released);
    }
}
