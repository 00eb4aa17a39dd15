package io.modelregistry.spi;

import io.modelregistry.Digest;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * An event as stored.
 *
 * @param id the store's key
 * @param line whose history
 * @param sequence its place in the line, from 1
 * @param kind what happened
 * @param number the version it is about; part of the digest
 * @param actor who did it
 * @param at when, to the microsecond
 * @param content what exactly, as canonical JSON
 * @param previous the digest of the entry before, {@link EventHash#GENESIS} for the first
 * @param digest {@link EventHash} over all of this but the id
 */
public record EventRecord(
        long id,
        Line line,
        long sequence,
        String kind,
        OptionalInt number,
        String actor,
        Instant at,
        String content,
        Digest previous,
        Digest digest) {

    /** Where this event is among all, by time. */
    public Place place() {
        return new Place(at, id);
    }

    /**
     * A place among all events, by time.
     *
     * @param at the time of the event there
     * @param id its id
     */
    public record Place(Instant at, long id) {}

    /**
     * An event and its place in the one order that never changes.
     *
     * @param position from 1
     * @param event the event
     */
    public record Positioned(long position, EventRecord event) {}
}
