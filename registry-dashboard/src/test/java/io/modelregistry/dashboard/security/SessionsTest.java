package io.modelregistry.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.dashboard.Authenticator.Principal;
import io.modelregistry.dashboard.Role;
import io.modelregistry.dashboard.http.Request;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Principal VERA = new Principal("vera", Role.VIEWER);
    private static final Principal ADA = new Principal("ada", Role.ADMIN);

    private final Time time = new Time();
    private final Sessions sessions = new Sessions(time);

    /** Stands still until it is moved. */
    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Request request(String... cookies) {
        return new Request(
                "GET", "/", "", List.of(), Map.of("cookie", List.of(cookies)), InputStream.nullInputStream());
    }

    private String begin(Principal principal) {
        return pair(sessions.begin(request(), principal));
    }

    private static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    @Test
    void are_known_by_their_cookie_among_others() {
        String vera = begin(VERA);
        String ada = begin(ADA);
        assertThat(sessions.find(request(vera))).contains(VERA);
        assertThat(sessions.find(request("theme=dark; " + ada + "; x=y"))).contains(ADA);
        assertThat(sessions.find(request("theme=dark", ada))).contains(ADA);
        assertThat(ada).matches("model-registry=[A-Za-z0-9_-]{43}").isNotEqualTo(vera);
    }

    @Test
    void are_of_nobody_without_the_whole_of_their_cookie() {
        String ada = begin(ADA);
        String[] others = {
            "",
            "model-registry",
            "model-registry=",
            ada.substring(0, ada.length() - 1),
            ada + "A",
            "x" + ada,
            ada.replace("=", " ="),
            ada.toUpperCase(Locale.ROOT)
        };
        for (String other : others) {
            assertThat(sessions.find(request(other))).as(other).isEmpty();
        }
        assertThat(sessions.find(request())).isEmpty();
    }

    @Test
    void are_of_nobody_where_two_cookies_claim_to_be_theirs() {
        String ada = begin(ADA);
        assertThat(sessions.find(request(ada + "; " + ada))).isEmpty();
        assertThat(sessions.find(request(ada, begin(VERA)))).isEmpty();
    }

    @Test
    void last_twelve_hours() {
        String ada = begin(ADA);
        time.now = time.now.plus(Duration.ofHours(12)).minusNanos(1);
        assertThat(sessions.find(request(ada))).contains(ADA);
        time.now = time.now.plusNanos(1);
        assertThat(sessions.find(request(ada))).isEmpty();
    }

    @Test
    void end_when_told_and_when_another_takes_their_place() {
        String ada = begin(ADA);
        assertThat(sessions.end(request(ada)))
                .isEqualTo("model-registry=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(sessions.find(request(ada))).isEmpty();
        String before = begin(ADA);
        String after = pair(sessions.begin(request(before), VERA));
        assertThat(sessions.find(request(before))).isEmpty();
        assertThat(sessions.find(request(after))).contains(VERA);
    }

    @Test
    void are_a_thousand_at_most_and_then_the_oldest_ends() {
        String first = begin(VERA);
        String second = begin(ADA);
        for (int i = 0; i < 999; i++) {
            begin(VERA);
        }
        assertThat(sessions.find(request(first))).isEmpty();
        assertThat(sessions.find(request(second))).contains(ADA);
    }

    @Test
    void that_are_over_make_room_before_any_other() {
        begin(VERA);
        time.now = time.now.plus(Duration.ofHours(12));
        String next = begin(ADA);
        for (int i = 0; i < 999; i++) {
            begin(VERA);
        }
        assertThat(sessions.find(request(next))).contains(ADA);
    }
}
