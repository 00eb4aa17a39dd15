package io.modelregistry;

/** Hears of events as they are committed. */
@FunctionalInterface
public interface HistoryListener {

    /**
     * An event happened. Throwing brings the same event again, after a pause.
     *
     * @param event what happened
     * @param next where to resume once this event is dealt with
     */
    void accept(Event event, HistoryPosition next) throws Exception;
}
