package io.modelregistry.dashboard.security;

import io.modelregistry.dashboard.Role;
import java.util.Optional;

/** What a route needs. */
public enum Permission {
    /** Nothing: it tells nothing about the registry. */
    NONE(Optional.empty(), Effect.NONE),
    /** To read. */
    READ(Optional.of(Role.VIEWER), Effect.NONE),
    /** To be remembered, or forgotten; it changes nothing of the registry. */
    SIGN_IN(Optional.of(Role.VIEWER), Effect.NONE),
    /** To say something about models and versions. */
    ANNOTATE(Optional.of(Role.PUBLISHER), Effect.CHANGE),
    /** To decide what runs where. */
    MOVE(Optional.of(Role.ADMIN), Effect.CHANGE),
    /** To make the registry work hard without changing it. */
    VERIFY(Optional.of(Role.ADMIN), Effect.NONE);

    private final Optional<Role> least;
    private final Effect effect;

    Permission(Optional<Role> least, Effect effect) {
        this.least = least;
        this.effect = effect;
    }

    /** The least role that has it; empty if nobody needs to be known. */
    public Optional<Role> least() {
        return least;
    }

    /** Whether it changes the registry. */
    public boolean isChange() {
        return effect == Effect.CHANGE;
    }

    private enum Effect {
        NONE,
        CHANGE
    }
}
