package io.modelregistry.serving;

import io.modelregistry.ResolvedVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a served model is. Times are by the clock of this machine.
 *
 * @param reference what is followed
 * @param version the version that runs
 * @param since since when it runs here
 * @param lastCheck when the registry was last asked and answered; before the start if it was started without the registry
 * @param staleness how long ago that is, by a clock that never jumps while the process lives
 * @param isOffline whether it was started from local copies and the registry has not answered since
 * @param lastFailure what last went wrong; empty again once a check went well
 */
public record ServingHealth(
        String reference,
        ResolvedVersion version,
        Instant since,
        Instant lastCheck,
        Duration staleness,
        boolean isOffline,
        Optional<ServingFailure> lastFailure) {

    /** Whether the last check went well and what it found runs. */
    public boolean isHealthy() {
        return lastFailure.isEmpty() && !isOffline;
    }

    @Override
    public String toString() {
        return reference + " runs " + version.reference() + " since " + since + ", checked " + staleness.toMillis()
                + " ms ago"
                + (isOffline ? ", offline" : "")
                + lastFailure.map(failure -> "; " + failure).orElse("");
    }
}
