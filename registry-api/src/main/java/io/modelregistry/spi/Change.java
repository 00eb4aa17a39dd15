package io.modelregistry.spi;

import io.modelregistry.StageName;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One change within a {@link Commit}. */
public sealed interface Change {

    /**
     * The model comes into being.
     *
     * @param description may be empty
     * @param tags by key
     */
    record CreateModel(String description, Map<String, String> tags) implements Change {

        /** Copies the tags. */
        public CreateModel {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * The model gets its next version.
     *
     * @param version what it is
     */
    record AddVersion(NewVersion version) implements Change {}

    /**
     * A stage changes hands.
     *
     * @param stage which stage
     * @param from the version in it, as decided on
     * @param to the version put into it; empty empties it
     * @param reason why
     * @param undoes the move that this one takes back
     */
    record MoveStage(StageName stage, OptionalInt from, OptionalInt to, String reason, OptionalLong undoes)
            implements Change {}
}
