package io.modelregistry.dashboard;

import java.util.Optional;
import java.util.function.Function;

/** Says who sends a request: {@link Tokens}, or whatever an organisation signs people in with. Called by many threads. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Who sent a request, or empty if that is not known: it is then refused.
     *
     * @param header the value of a header by name; empty if it is missing or was sent more than once
     */
    Optional<Principal> authenticate(Function<String, Optional<String>> header);

    /**
     * Somebody who is known.
     *
     * @param actor the name under which changes are kept, 1 to 128 characters
     * @param role what they may do
     */
    record Principal(String actor, Role role) {}
}
