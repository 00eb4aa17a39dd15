package io.modelregistry;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One move of a stage: who put which version where, when and why. Every move is kept, the undone ones too.
 *
 * @param model whose stage
 * @param stage which stage
 * @param id the move's id, unique in its model and rising; the number of its event in the model's history
 * @param from the version that was there before, if one was
 * @param to the version that is there after, if one is
 * @param actor who moved it
 * @param reason why
 * @param at when, by the store's clock
 * @param undoes the id of the move that this one took back, if it is a rollback
 */
public record StageChange(
        ModelName model,
        StageName stage,
        long id,
        OptionalInt from,
        OptionalInt to,
        String actor,
        String reason,
        Instant at,
        OptionalLong undoes) {

    @Override
    public String toString() {
        return model + "@" + stage + ": " + shown(from) + " -> " + shown(to) + " by " + actor + " at " + at
                + (undoes.isPresent() ? ", taking back " + undoes.getAsLong() : "") + ": " + reason;
    }

    private static String shown(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "empty";
    }
}
