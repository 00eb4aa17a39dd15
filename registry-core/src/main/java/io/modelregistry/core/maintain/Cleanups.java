package io.modelregistry.core.maintain;

import io.modelregistry.Cleanup;
import io.modelregistry.RetentionPolicy;
import java.time.Duration;

/** Makes room in the name of a client. */
public interface Cleanups {

    /** Deletes versions that are no longer of use. */
    Cleanup retention(RetentionPolicy policy);

    /** Lets go of the files of versions that were deleted longer ago than this. */
    Cleanup purge(Duration deletedFor);
}
