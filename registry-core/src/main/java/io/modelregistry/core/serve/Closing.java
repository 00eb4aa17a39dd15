package io.modelregistry.core.serve;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the models of one reference, if they can be closed. A failure is nobody's to handle but the log's. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final String reference;

    Closing(String reference) {
        this.reference = reference;
    }

    void close(Object model) {
        if (model instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("A model that was served as {} could not be closed", reference, e);
            }
        }
    }
}
