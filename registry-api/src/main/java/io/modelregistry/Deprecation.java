package io.modelregistry;

import java.util.Optional;

/**
 * Why a version should not be used any more. {@code @latest} and ranges pass over it; its number and its stages still find it.
 *
 * @param reason why
 * @param successor the reference of the version to be used instead, if there is one
 * @param actor who said so
 */
public record Deprecation(String reason, Optional<String> successor, String actor) {
    @Override
    public String toString() {
        return "deprecated by " + actor + ": " + reason
                + successor.map(reference -> "; use " + reference).orElse("");
    }
}
