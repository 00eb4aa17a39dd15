package io.modelregistry.core;

import java.time.Duration;

/**
 * What a client was opened with, besides its stores.
 *
 * @param actor who acts
 * @param patience how long a change is tried
 * @param mayStartOffline whether what was served here before may be served while the registry is away
 */
record ClientSettings(String actor, Duration patience, boolean mayStartOffline) {}
