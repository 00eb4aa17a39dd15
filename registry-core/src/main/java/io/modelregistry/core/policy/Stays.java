package io.modelregistry.core.policy;

import io.modelregistry.StageChange;
import io.modelregistry.internal.Figures;
import io.modelregistry.rule.StageRule.BeenIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long versions were in a stage. */
final class Stays {

    private Stays() {}

    static Finding judge(BeenIn rule, int number, List<StageChange> moves, Instant now) {
        Optional<Duration> longest = longest(number, moves, now);
        if (longest.isEmpty()) {
            return Finding.failed("it was never in " + rule.stage());
        }
        String stay = "it was in " + rule.stage() + " for " + Figures.text(longest.get());
        return longest.get().compareTo(rule.duration()) >= 0
                ? Finding.passed(stay)
                : Finding.failed(stay + " at most instead of " + Figures.text(rule.duration()));
    }

    /** The longest time from a move that put the version there to the next that put something else there. */
    private static Optional<Duration> longest(int number, List<StageChange> moves, Instant now) {
        @Nullable Duration longest = null;
        @Nullable Instant since = null;
        for (StageChange move : moves) {
            boolean isThere = move.to().isPresent() && move.to().getAsInt() == number;
            if (isThere && since == null) {
                since = move.at();
            } else if (!isThere && since != null) {
                longest = longer(longest, Duration.between(since, move.at()));
                since = null;
            }
        }
        if (since != null) {
            longest = longer(longest, Duration.between(since, now.isBefore(since) ? since : now));
        }
        return Optional.ofNullable(longest);
    }

    private static Duration longer(@Nullable Duration first, Duration second) {
        return first == null || second.compareTo(first) > 0 ? second : first;
    }
}
