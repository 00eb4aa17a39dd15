package io.modelregistry;

import java.time.Instant;

/**
 * What somebody said about a version or model.
 *
 * @param text as Markdown
 * @param actor who said it
 * @param at when, by the store's clock
 */
public record Comment(String text, String actor, Instant at) {
    @Override
    public String toString() {
        return at + "  " + actor + ": " + text;
    }
}
