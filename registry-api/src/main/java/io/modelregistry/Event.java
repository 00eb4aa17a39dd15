package io.modelregistry;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One entry of a model's history. Immutable and chained: each holds the digest of the one before.
 *
 * @param model whose history; empty for the registry's own line, where models are created and deleted
 * @param sequence its place in that history, from 1
 * @param kind what happened: {@code version-registered}, {@code stage-moved}; later kinds may be unknown to this library
 * @param number the version it is about, if it is about one
 * @param actor who did it
 * @param at when, by the store's clock; later than the entry before
 * @param details what exactly, by name
 * @param digest SHA-256 over this entry and the digest of the one before; the format is published
 */
public record Event(
        String model,
        long sequence,
        String kind,
        OptionalInt number,
        String actor,
        Instant at,
        Map<String, String> details,
        Digest digest) {

    /** Copies the details. */
    public Event {
        details = Map.copyOf(details);
    }

    /** The version or model it is about: {@code churn:7}. */
    public String subject() {
        return number.isPresent() ? model + ":" + number.getAsInt() : model;
    }

    @Override
    public String toString() {
        return at + "  " + kind + "  " + subject() + "  by " + actor
                + (details.containsKey("stage") ? "  " + details.get("stage") : "")
                + (details.containsKey("reason") ? "  " + details.get("reason") : "");
    }
}
