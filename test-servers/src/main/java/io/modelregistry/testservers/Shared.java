package io.modelregistry.testservers;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One server for all tests of a JVM, started by the first that asks. A start that failed is not tried again. */
final class Shared<S> {
    private final String name;
    private final Starter<S> starter;
    private @Nullable S server;
    private @Nullable Exception failure;

    Shared(String name, Starter<S> starter) {
        this.name = name;
        this.starter = starter;
    }

    /**
     * The running server.
     *
     * @throws org.opentest4j.TestAbortedException if it cannot start here, unless {@code CI} is set
     */
    synchronized S get() {
        if (server != null) {
            return server;
        }
        if (failure == null) {
            try {
                server = starter.start();
                return server;
            } catch (Exception e) {
                failure = e;
            }
        }
        throw unavailable(failure);
    }

    private RuntimeException unavailable(Exception cause) {
        String message = name + " does not start on this machine: " + cause;
        if (System.getenv("CI") != null) {
            return new IllegalStateException(message, cause);
        }
        System.err.println("SKIPPED: " + message + " (set CI=true to fail instead)");
        return Assumptions.abort(message);
    }

    interface Starter<S> {
        S start() throws Exception;
    }
}
