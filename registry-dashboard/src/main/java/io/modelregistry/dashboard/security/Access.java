package io.modelregistry.dashboard.security;

import io.modelregistry.dashboard.Authenticator;
import io.modelregistry.dashboard.Authenticator.Principal;
import io.modelregistry.dashboard.Role;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import java.util.Locale;

/**
 * Who sends a request and whether they may. What is not allowed is refused.
 *
 * @param authenticator says who it is
 * @param changes whether anything may be changed at all
 */
public record Access(Authenticator authenticator, Changes changes) {

    /** Whether the registry may be changed through this server. */
    public enum Changes {
        /** Not at all. */
        REFUSED,
        /** By whoever has the role. */
        ALLOWED
    }

    /** Who sent the request, if they may do what needs this permission. */
    public Principal require(Request request, Permission permission) {
        Principal principal = authenticator
                .authenticate(request::header)
                .orElseThrow(() -> Problem.of(401, "not-signed-in", "A valid token is needed: Authorization: Bearer …")
                        .header("WWW-Authenticate", "Bearer"));
        Role least = permission.least().orElse(Role.VIEWER);
        if (!principal.role().includes(least)) {
            throw Problem.of(
                    403,
                    "not-allowed",
                    "The role " + word(least) + " is needed, this token has " + word(principal.role()));
        }
        if (permission.isChange() && changes == Changes.REFUSED) {
            throw Problem.of(403, "read-only", "This server was started without allowChanges()");
        }
        return principal;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
