package io.modelregistry.store.jdbc;

import java.time.Duration;

/** How long is waited, and how often tried. */
final class Settings {

    /** For a lock that another transaction holds, or a connection. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    /** How long a server lets a transaction hold its locks without a word from its client, which may have been stopped. */
    static final Duration IDLE_TRANSACTION = Duration.ofSeconds(60);

    /** How often a transaction that collided with another is tried. */
    static final int TRIES = 20;

    /** Values in one list of a query. */
    static final int CHUNK = 500;

    /** Rows in one batch of inserts. */
    static final int BATCH = 1_000;

    private Settings() {}
}
