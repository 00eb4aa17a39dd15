package io.modelregistry.spi;

import io.modelregistry.ModelName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A set of changes for one model, decided by core, applied by a store all or nothing.
 *
 * @param model which model
 * @param operation the operation that makes it happen once. A commit that {@link #refersToBlobs} completes an operation that
 *     {@link OperationLog#prepare} began; any other commit records its operation as done
 * @param decidedOn the revision of the model that was read, where the decision depended on it; 0 for "there was none"
 * @param registryRevision the revision of what holds for all models, where the decision depended on it
 * @param changes in order
 * @param event the entry for the model's line
 * @param registryEvent the entry for the registry's own line, where a model is created or deleted
 * @param level what a client must know to write the model from now on; a store keeps the highest
 */
public record Commit(
        ModelName model,
        OperationId operation,
        OptionalLong decidedOn,
        OptionalLong registryRevision,
        List<Change> changes,
        EventDraft event,
        Optional<EventDraft> registryEvent,
        int level) {

    /** Copies the changes. */
    public Commit {
        changes = List.copyOf(changes);
    }

    /** Whether a change refers to bytes that an operation must have pinned. */
    public boolean refersToBlobs() {
        return changes.stream()
                .anyMatch(change -> change instanceof Change.AddVersion || change instanceof Change.AttachFile);
    }
}
