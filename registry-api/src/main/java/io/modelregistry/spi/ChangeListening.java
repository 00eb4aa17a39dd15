package io.modelregistry.spi;

/** Somebody who listens for changes. Closing it ends that; when it returns, no call is running and none will follow. */
public interface ChangeListening extends AutoCloseable {

    /** Where nothing is ever told. */
    ChangeListening NONE = () -> {};

    @Override
    void close();
}
