package io.modelregistry.testkit.fault;

import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Commit;
import java.util.List;

/**
 * One call of a decorated store.
 *
 * @param method the name of the method
 * @param arguments in their order
 */
record Call(String method, List<Object> arguments) {

    private static final String STORE = "with faults";

    /** What a caller is told whose call was never done. */
    RegistryException refusal() {
        return StoreException.unavailable(STORE, method + " was refused", null);
    }

    /** What a caller is told whose call was done, by a store that lost its answer. */
    RegistryException lostAnswer() {
        return arguments.stream()
                .filter(Commit.class::isInstance)
                .map(Commit.class::cast)
                .findFirst()
                .<RegistryException>map(commit -> OutcomeUnknownException.of(
                        "change of " + commit.model(), commit.operation().key(), null))
                .orElseGet(() -> StoreException.unavailable(STORE, "the answer to " + method + " was lost", null));
    }
}
