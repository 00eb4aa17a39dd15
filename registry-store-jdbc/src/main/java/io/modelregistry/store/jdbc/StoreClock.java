package io.modelregistry.store.jdbc;

import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** The clock that events and leases go by: the database's, or for a database in this process the JVM's. */
final class StoreClock {

    private final Dialect dialect;
    private final InstantSource jvm;

    StoreClock(Dialect dialect, InstantSource jvm) {
        this.dialect = dialect;
        this.jvm = jvm;
    }

    /** Microseconds since 1970, taken now and not when the transaction began. */
    long now(Handle handle) {
        return dialect.now()
                .map(query -> handle.createQuery(query)
                        .map((rows, context) -> rows.getLong(1))
                        .one())
                .orElseGet(() -> Micros.of(jvm.instant()));
    }
}
