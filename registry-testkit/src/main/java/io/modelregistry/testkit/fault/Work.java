package io.modelregistry.testkit.fault;

import org.jspecify.annotations.Nullable;

/** What a store does when it is called. */
@FunctionalInterface
interface Work {

    /** Does it, and returns what the method returns; {@code null} if it returns nothing. */
    @Nullable
    Object run();
}
