package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.ModelName;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model is to be created by itself, before its first version.
 *
 * @param name its name
 * @param description may be empty
 * @param tags by key
 * @param actor who creates it
 * @param operation makes it happen once
 */
public record ModelCreation(
        ModelName name, String description, Map<String, String> tags, String actor, OperationId operation) {

    /** The commit that creates it, given what has that name but for case. */
    public Commit decide(Optional<ModelRecord> read) {
        read.filter(existing -> !isDeleted(existing)).ifPresent(existing -> {
            throw taken(name, existing);
        });
        Change change = read.isPresent()
                ? new Change.ReviseModel(new Revision(description, tags, Revision.NOTHING, Lifecycle.ACTIVE))
                : new Change.CreateModel(description, tags);
        return new Commit(
                name,
                operation,
                read.map(ModelRecord::revision).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                OptionalLong.empty(),
                List.of(change),
                new EventDraft(EventKinds.MODEL_CREATED, actor, content()),
                Optional.of(registryEvent(name, actor)),
                Level.FIRST);
    }

    /** Only under the very same name: a deleted model keeps names away that differ in case alone. */
    private boolean isDeleted(ModelRecord existing) {
        return existing.name().equals(name) && existing.lifecycle() == Lifecycle.DELETED;
    }

    private String content() {
        ObjectNode content = CanonicalJson.object();
        SaidAtFirst.put(content, description, tags);
        return CanonicalJson.write(content);
    }

    /** The entry for the registry's own line. */
    static EventDraft registryEvent(ModelName name, String actor) {
        ObjectNode content = CanonicalJson.object().put("model", name.value());
        return new EventDraft(EventKinds.MODEL_CREATED, actor, CanonicalJson.write(content));
    }

    static AlreadyExistsException taken(ModelName wanted, ModelRecord existing) {
        String difference =
                existing.name().equals(wanted) ? "" : " as " + existing.name() + ", which differs only in case";
        return AlreadyExistsException.of(
                wanted.value(), "created by " + existing.createdBy() + " at " + existing.createdAt() + difference);
    }
}
