package io.modelregistry.dashboard.api;

import java.util.Optional;
import java.util.OptionalLong;

/** What the bodies of requests are. */
final class Bodies {
    private Bodies() {}

    /** A version to put into a stage; only if {@code expectedMove} is still the newest move there, if it is given. */
    record Move(String version, String reason, OptionalLong expectedMove) {}

    /** Why a move is taken back, and which, if not the newest. */
    record Rollback(String reason, OptionalLong move) {}

    /** Why. */
    record Reason(String reason) {}

    /** A version that is to enter a stage, and what is said to that. */
    record Decision(String version, String comment) {}

    /** Markdown. */
    record Markdown(String markdown) {}

    /** A tag. */
    record Tag(String key, String value) {}

    /** A tag's key. */
    record TagKey(String key) {}

    /** Why a version should not be used, and the reference of what to use instead. */
    record Deprecate(String reason, Optional<String> successor) {}

    /** Nothing: an object without members. */
    record Nothing() {}
}
