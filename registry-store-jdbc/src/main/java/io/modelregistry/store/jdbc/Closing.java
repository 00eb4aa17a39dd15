package io.modelregistry.store.jdbc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is of no use any more. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Closes; a failure is logged, since there is nothing else to be done about it. */
    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.debug("Could not close {}", resource.getClass().getName(), e);
        }
    }
}
