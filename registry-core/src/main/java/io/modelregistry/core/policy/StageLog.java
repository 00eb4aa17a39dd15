package io.modelregistry.core.policy;

import io.modelregistry.StageChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The moves of one stage, and which of them still stand. Undoing a move takes it off; what was there before it is there
 * again, so a version that was taken back never returns by undoing.
 */
final class StageLog {

    private final List<StageChange> moves;

    /** Moves by rising id. */
    StageLog(List<StageChange> moves) {
        this.moves = List.copyOf(moves);
    }

    /** The newest move, a rollback included. */
    Optional<StageChange> newest() {
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }

    /** The version in the stage now. */
    OptionalInt occupant() {
        return newest().map(StageChange::to).orElse(OptionalInt.empty());
    }

    /** The newest move that is no rollback and was not undone. */
    Optional<StageChange> newestStanding() {
        Deque<StageChange> standing = new ArrayDeque<>();
        for (StageChange move : moves) {
            if (move.undoes().isPresent()) {
                standing.removeIf(undone -> undone.id() == move.undoes().getAsLong());
            } else {
                standing.push(move);
            }
        }
        return Optional.ofNullable(standing.peek());
    }

    /** The move that undid this one, if it was undone. */
    Optional<StageChange> undoOf(StageChange move) {
        return moves.stream()
                .filter(other -> other.undoes().isPresent() && other.undoes().getAsLong() == move.id())
                .findFirst();
    }
}
