package io.modelregistry.dashboard;

import java.util.Optional;
import java.util.function.Function;

/**
 * Says who sends a request: {@link Tokens}, or whatever an organisation signs people in with. Called by many threads.
 *
 * <p>It is asked for every request. A browser that signed in with a header {@code Authorization} does not send it again: it is
 * taken for the same principal for 12 hours, whatever would be said of the header by then.
 */
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
