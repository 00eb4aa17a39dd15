package io.modelregistry.core.memory;

import io.modelregistry.StageChange;
import io.modelregistry.spi.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * What a commit comes to.
 *
 * @param model the model's next revision
 * @param added the version that is new
 * @param changed versions that entered or left a stage
 * @param moves what moved
 * @param receipt what the caller gets
 */
record Outcome(
        ModelRow model,
        Optional<AddedVersion> added,
        List<VersionRow> changed,
        List<StageChange> moves,
        Receipt receipt) {

    Outcome {
        changed = List.copyOf(changed);
        moves = List.copyOf(moves);
    }
}
