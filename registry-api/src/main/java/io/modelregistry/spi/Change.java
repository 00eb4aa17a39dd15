package io.modelregistry.spi;

import io.modelregistry.ModelFile;
import io.modelregistry.StageName;
import java.util.List;
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

    /**
     * What may change of a version takes the place of what was there, also where searches read.
     *
     * @param number which version; it must exist
     * @param revision as it is from now on
     * @param attributes what can be searched from now on
     * @param metrics what can be searched and ordered by from now on
     */
    record ReviseVersion(int number, Revision revision, List<Attribute> attributes, List<MetricValue> metrics)
            implements Change {

        /** Copies the lists. */
        public ReviseVersion {
            attributes = List.copyOf(attributes);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * What may change of the model takes the place of what was there.
     *
     * @param revision as it is from now on
     */
    record ReviseModel(Revision revision) implements Change {}

    /**
     * A version gets a file beside those it is made of, in place of one with the same name. Its bytes were pinned to the
     * operation and are there.
     *
     * @param number which version; it must exist
     * @param file the file
     */
    record AttachFile(int number, ModelFile file) implements Change {}

    /**
     * A version loses a file that was attached.
     *
     * @param number which version; it must exist
     * @param name which file
     */
    record DetachFile(int number, String name) implements Change {}

    /**
     * A version loses all its files, those that were attached too; their bytes are garbage if nothing else needs them.
     *
     * @param number which version; it must exist
     */
    record PurgeFiles(int number) implements Change {}
}
