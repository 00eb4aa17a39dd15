package io.modelregistry.serving;

import io.modelregistry.ResolvedVersion;

/** A loaded model that stays open until the lease is closed, for calls that end on another thread. */
public interface ModelLease<T> extends AutoCloseable {

    /** The model. Not to be used once the lease is closed. */
    T model();

    /** Its version. */
    ResolvedVersion version();

    /** What ties an answer to this version. */
    ModelStamp stamp();

    /** Gives the model back. A second call does nothing. */
    @Override
    void close();
}
