package io.modelregistry.rule;

import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.StageHandle;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.util.List;

/**
 * The rules of stages for all models. They hold beside those of a model; {@link StageHandle#rules()} has both. Live: every
 * verb reads anew. Safe for many threads and processes.
 */
public interface StageRules {

    /** The rules of the stage of this name, for all models. */
    List<StageRule> of(String stage);

    /**
     * From now on these are the rules of a stage for all models, instead of those that were; none takes them away. What is in
     * a stage stays there. If they are so already, nothing changes. Otherwise it is an event in the registry's own history.
     *
     * @return the rules of the stage for all models
     * @throws InvalidInputException if there are more than 100
     * @throws StoreException if a newer version of this library has stored rules that this one does not know
     */
    @CanIgnoreReturnValue
    List<StageRule> set(String stage, String reason, StageRule... rules);
}
