package io.modelregistry.core.policy;

import io.modelregistry.ModelName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.ConflictException;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

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

    /**
     * The commit that says it, or empty if it is so already.
     *
     * @param shown how many of its versions are not deleted, read after the model
     */
    public Optional<Commit> decide(ModelRecord read, LongSupplier shown) {
        Level.require(read);
        Optional<Annotations> after = remark.after(model.value(), annotations(read), actor);
        if (remark.kind().equals(EventKinds.DELETED)) {
            refuseIfNeeded(shown.getAsLong());
        }
        return after.map(annotations -> commit(read, annotations));
    }

    private void refuseIfNeeded(long shown) {
        if (shown > 0) {
            throw ConflictException.of(
                    "deletion of " + model, shown + " of its versions are not deleted; delete them first");
        }
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
                level(after));
    }

    private int level(Annotations after) {
        if (remark.kind().equals(EventKinds.RULES_SET)) {
            return Level.RULES;
        }
        boolean isGuarded =
                after.propertySchema().isPresent() || after.lifecycle().isHidden();
        return isGuarded ? Level.GUARDED : Level.FIRST;
    }
}
