package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.time.Duration;
import java.util.Optional;

/**
 * Which versions are no longer of use. Whatever it says, a version stays that is in a stage, that another was derived from, or
 * that a client serves.
 *
 * @param filter only versions that this filter is true of, in the language of {@code where}
 * @param age only versions registered longer ago than this
 * @param newestKept so many of the newest versions of each model stay; at least 1
 */
public record RetentionPolicy(Optional<String> filter, Optional<Duration> age, int newestKept) {

    /** Checks the age and the number. */
    public RetentionPolicy {
        age.filter(Duration::isNegative).ifPresent(negative -> {
            throw InvalidInputException.of("age", negative.toString(), "0 or longer");
        });
        if (newestKept < 1) {
            throw InvalidInputException.of(
                    "number of versions kept", Integer.toString(newestKept), "1 or more of each model");
        }
    }

    /** Every version but the newest of each model. */
    public static RetentionPolicy keepNewest(int versions) {
        return new RetentionPolicy(Optional.empty(), Optional.empty(), versions);
    }

    /** The same, for versions registered longer ago than this alone. */
    public RetentionPolicy olderThan(Duration registered) {
        return new RetentionPolicy(filter, Optional.of(registered), newestKept);
    }

    /** The same, for versions that a filter is true of alone: {@code tag.keep is null}. */
    public RetentionPolicy where(String text) {
        return new RetentionPolicy(Optional.of(text), age, newestKept);
    }

    @Override
    public String toString() {
        return "all but the newest " + newestKept + " of each model"
                + age.map(duration -> ", older than " + duration).orElse("")
                + filter.map(text -> ", where " + text).orElse("");
    }
}
