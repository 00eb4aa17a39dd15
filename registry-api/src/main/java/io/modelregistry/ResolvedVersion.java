package io.modelregistry;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer to "which version is that now": small, read by one primary key for a stage. Immutable.
 *
 * @param model whose version
 * @param number its number
 * @param semanticVersion its semantic version, if it has one
 * @param digest the digest of its files
 * @param stage the stage asked for, if one was
 * @param move the id of the move that put it into that stage
 */
public record ResolvedVersion(
        ModelName model,
        int number,
        Optional<SemanticVersion> semanticVersion,
        Digest digest,
        Optional<StageName> stage,
        OptionalLong move) {

    /** The reference that will always mean this version: {@code churn:7}. */
    public String reference() {
        return model + ":" + number;
    }

    @Override
    public String toString() {
        return reference()
                + semanticVersion.map(version -> " (" + version + ")").orElse("")
                + stage.map(name -> " in " + name).orElse("")
                + " " + digest.abbreviated();
    }
}
