package io.modelregistry.dashboard.security;

import io.modelregistry.Digest;
import io.modelregistry.dashboard.Authenticator.Principal;
import io.modelregistry.dashboard.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who signed in with a browser, for 12 hours or until they sign out. They are kept in memory, under the digest of what their
 * cookie holds; where there are too many, the oldest ends. Safe for many threads.
 */
public final class Sessions {
    /** The name of the cookie. */
    public static final String COOKIE = "model-registry";

    private static final String FLAGS = "; Path=/; HttpOnly; SameSite=Strict; Max-Age=";
    private static final Duration LASTS = Duration.ofHours(12);
    private static final int MOST = 1_000;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Map<Digest, Session> open = new LinkedHashMap<>();

    /** None yet. */
    public Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins a session, in place of the one that the request is of. The answer is the value of {@code Set-Cookie}. */
    public synchronized String begin(Request request, Principal principal) {
        id(request).ifPresent(open::remove);
        Instant now = clock.instant();
        open.values().removeIf(session -> !session.end.isAfter(now));
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        String secret = secret();
        open.put(digest(secret), new Session(principal, now.plus(LASTS)));
        return COOKIE + "=" + secret + FLAGS + LASTS.toSeconds() + secure(request);
    }

    /** Who the session of a request is of, if it has one that did not end. */
    public synchronized Optional<Principal> find(Request request) {
        return id(request)
                .flatMap(id -> Optional.ofNullable(open.get(id)))
                .filter(session -> session.end.isAfter(clock.instant()))
                .map(Session::principal);
    }

    /** Ends the session of a request, if there is one. The answer is the value of {@code Set-Cookie}. */
    public synchronized String end(Request request) {
        id(request).ifPresent(open::remove);
        return COOKIE + "=" + FLAGS + 0 + secure(request);
    }

    /** Of two cookies, neither counts: a page beside this one may have put one of them there. */
    private static Optional<Digest> id(Request request) {
        List<String> values = request.headers("cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .toList();
        return values.size() == 1 ? Optional.of(digest(values.get(0))) : Optional.empty();
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Digest digest(String secret) {
        return Digest.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String secure(Request request) {
        return request.header("x-forwarded-proto")
                        .filter("https"::equalsIgnoreCase)
                        .isPresent()
                ? "; Secure"
                : "";
    }

    private record Session(Principal principal, Instant end) {}
}
