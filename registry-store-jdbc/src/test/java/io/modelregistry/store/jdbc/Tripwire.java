package io.modelregistry.store.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/** Notices if an address made a driver load and use a class of the address's choice. */
public final class Tripwire {

    static final AtomicInteger TOUCHED = new AtomicInteger();

    static {
        TOUCHED.incrementAndGet();
    }

    /** As PostgreSQL's driver calls a socket factory. */
    public Tripwire(String argument) {}

    /** As an alias of H2 is called. */
    public static SocketFactory touch() {
        TOUCHED.incrementAndGet();
        return SocketFactory.getDefault();
    }
}
