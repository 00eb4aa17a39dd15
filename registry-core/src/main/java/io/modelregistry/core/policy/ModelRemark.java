package io.modelregistry.core.policy;

import io.modelregistry.ModelName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something is to be said about a model itself.
 *
 * @param model which model
 * @param remark what is said
 * @param actor who says it
 * @param operation makes it happen once
 */
public record ModelRemark(ModelName model, Remark remark, String actor, OperationId operation) {

    /** A remark under a random key. */
    public static ModelRemark of(ModelName model, Remark remark, String actor) {
        OperationId operation =
                Operations.of(Operations.randomKey(), "remark", model.value(), "", remark.fingerprint());
        return new ModelRemark(model, remark, actor, operation);
    }

    /** The commit that says it, or empty if it is so already. */
    public Optional<Commit> decide(ModelRecord read) {
        Level.require(read);
        Annotations before = annotations(read);
        remark.precondition().check(model.value(), before);
        Annotations after = before.after(remark.kind(), actor, new Contents(remark.content()));
        boolean isNews = !after.equals(before) || remark.kind().equals(EventKinds.COMMENTED);
        return isNews ? Optional.of(commit(read, after)) : Optional.empty();
    }

    /** What a store keeps, as the sum that it is. */
    public static Annotations annotations(ModelRecord model) {
        return Annotations.of(model.name().value(), model.description(), model.tags(), model.annotations());
    }

    private Commit commit(ModelRecord read, Annotations after) {
        return new Commit(
                model,
                operation,
                OptionalLong.of(read.revision()),
                OptionalLong.empty(),
                List.of(new Change.ReviseModel(after.revision())),
                new EventDraft(remark.kind(), actor, CanonicalJson.write(remark.content())),
                Optional.empty(),
                Level.FIRST);
    }
}
