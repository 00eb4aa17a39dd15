package io.modelregistry.core.serve;

import io.modelregistry.ModelName;
import io.modelregistry.error.RegistryException;

/** Something that follows one model, told by {@link FollowLoop}. Neither method may take long. */
interface Followed {

    ModelName model();

    /** How long until it wants to be told again, in nanoseconds; not above 0 if it is time. */
    long nanosUntilDue();

    /** How often the model was changed; 0 while it does not exist. */
    void observed(long revision);

    /** The registry did not answer. */
    void unreachable(RegistryException failure);
}
