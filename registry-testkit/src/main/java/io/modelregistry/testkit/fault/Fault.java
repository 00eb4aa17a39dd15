package io.modelregistry.testkit.fault;

import org.jspecify.annotations.Nullable;

/** What happens before, after or instead of a call. */
@FunctionalInterface
interface Fault {

    /** Does the work or does not, and returns what the caller gets. */
    @Nullable
    Object around(Call call, Work work);
}
