package io.modelregistry.core;

import java.time.Duration;

/**
 * How a client changes and asks a registry.
 *
 * @param actor who acts
 * @param patience how long a change is tried
 * @param queryTimeout how long a query may take that has to come to the end
 */
record ClientSettings(String actor, Duration patience, Duration queryTimeout) {}
