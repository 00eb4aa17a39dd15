package io.modelregistry.dashboard.security;

import io.modelregistry.dashboard.Authenticator;
import io.modelregistry.dashboard.Authenticator.Principal;
import io.modelregistry.dashboard.Role;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import java.util.Locale;
import java.util.Optional;

/**
 * Who sends a request and whether they may. What is not allowed is refused.
 *
 * @param authenticator says who it is
 * @param changes whether anything may be changed at all
 * @param sessions who signed in with a browser
 */
public record Access(Authenticator authenticator, Changes changes, Sessions sessions) {

    /** Whether the registry may be changed through this server. */
    public enum Changes {
        /** Not at all. */
        REFUSED,
        /** By whoever has the role. */
        ALLOWED
    }

    /** How a sender is known. */
    public enum By {
        /** By what the authenticator looks at. */
        AUTHENTICATOR,
        /** By a cookie. */
        SESSION
    }

    /**
     * Who sent a request.
     *
     * @param principal who they are
     * @param by how that is known
     */
    public record Sender(Principal principal, By by) {}

    /** Whether a request says itself who sends it. Then its cookie does not count, whatever it says. */
    public static boolean hasCredentials(Request request) {
        return !request.headers("authorization").isEmpty();
    }

    /** Who sent the request, if they may do what needs this permission. */
    public Sender require(Request request, Permission permission) {
        Sender sender = sender(request)
                .orElseThrow(() -> Problem.of(401, "not-signed-in", "A valid token is needed: Authorization: Bearer …")
                        .header("WWW-Authenticate", "Bearer"));
        Role role = sender.principal().role();
        Role least = permission.least().orElse(Role.VIEWER);
        if (!role.includes(least)) {
            throw Problem.of(
                    403, "not-allowed", "The role " + word(least) + " is needed, the sender has " + word(role));
        }
        if (permission.isChange() && changes == Changes.REFUSED) {
            throw Problem.of(403, "read-only", "This server was started without allowChanges()");
        }
        return sender;
    }

    private Optional<Sender> sender(Request request) {
        Optional<Sender> known =
                authenticator.authenticate(request::header).map(principal -> new Sender(principal, By.AUTHENTICATOR));
        return known.isPresent() || hasCredentials(request)
                ? known
                : sessions.find(request).map(principal -> new Sender(principal, By.SESSION));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
