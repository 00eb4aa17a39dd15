package io.modelregistry;

import java.util.OptionalInt;

/**
 * A change that was begun under an operation key.
 *
 * @param key the key
 * @param model what it changes
 * @param state how far it is
 * @param number the version it made or moved, once it is done
 */
public record Operation(String key, ModelName model, State state, OptionalInt number) {

    /** How far an operation is. */
    public enum State {
        /** Begun; its owner is at work or died. */
        PREPARED,
        /** Happened, once. */
        DONE,
        /** Given up after its owner's lease ran out; repeating it begins anew. */
        ABANDONED
    }

    @Override
    public String toString() {
        return key + " on " + model + (number.isPresent() ? ":" + number.getAsInt() : "") + ": " + state;
    }
}
