package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.QueryTimeoutException;
import io.modelregistry.query.Condition;
import io.modelregistry.query.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What happened, the newest first. Refining returns a new history; only the verbs read. Safe for many threads. */
@CheckReturnValue
public interface History {

    /**
     * Only events that the filter is true of, for example {@code kind = 'stage-moved' and at > now - 7d}. Several calls must
     * all hold.
     *
     * @throws InvalidInputException at once, with the column, if the text is not a filter
     */
    History where(String filter);

    /** As {@link #where(String)} with the text of the condition. */
    default History where(Condition condition) {
        return where(condition.toString());
    }

    /** Only what this actor did. */
    History by(String actor);

    /** Only this kind of event. */
    History kind(String kind);

    /** Only what happened at or after this instant. */
    History since(Instant instant);

    /**
     * Every event.
     *
     * @throws InvalidInputException if there are more than {@link Limits#LIST}; {@link #page} and {@link #stream} take any
     *     number
     * @throws QueryTimeoutException if finding them takes too long
     */
    List<Event> list();

    /** The first {@code size} events and, if there may be more, a token for the next ones: see {@link Page}. */
    Page<Event> page(int size);

    /** The events after those that the token was given with. */
    Page<Event> page(int size, String token);

    /** Every event, read page by page while the stream is consumed. */
    Stream<Event> stream();

    /**
     * Calls the listener, on a thread of its own, with every event after a position and then with new ones as they are
     * committed: at least once, in order within a model. If the listener throws, the same event comes again. A listener that
     * keeps {@link HistoryListener#accept the position} resumes where it stopped. Filters of this history apply.
     *
     * @param position {@link HistoryPosition#START}, or one that the listener was given
     */
    HistorySubscription follow(HistoryPosition position, HistoryListener listener);

    /** The position after everything that happened until now, to follow only what comes; filters play no part. */
    HistoryPosition end();

    /** As {@link #follow(HistoryPosition, HistoryListener)}, looking for new events at this interval instead of each second. */
    HistorySubscription follow(HistoryPosition position, Duration interval, HistoryListener listener);
}
