package io.modelregistry;

/** A listener that is being called. Closing it waits for a call that is running and makes no further one. */
public interface HistorySubscription extends AutoCloseable {

    /** After the last event that the listener has dealt with. */
    HistoryPosition position();

    @Override
    void close();
}
