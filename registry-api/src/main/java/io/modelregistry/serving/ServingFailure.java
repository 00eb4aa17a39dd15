package io.modelregistry.serving;

import io.modelregistry.ResolvedVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a served model did not get further than it is.
 *
 * @param at when
 * @param version the version that could not be loaded; empty if the registry could not say which one is next
 * @param cause what was thrown
 */
public record ServingFailure(Instant at, Optional<ResolvedVersion> version, Throwable cause) {
    @Override
    public String toString() {
        return version.map(failed -> "loading " + failed.reference()).orElse("asking the registry") + " failed at " + at
                + ": " + cause;
    }
}
