package io.modelregistry.core;

import java.time.Duration;

/**
 * How a client changes a registry.
 *
 * @param actor who acts
 * @param patience how long a change is tried
 */
record ClientSettings(String actor, Duration patience) {}
