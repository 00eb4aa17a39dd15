package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.Event;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser signs in by a token once and is known by a cookie after that, which opens nothing that the token does not. */
class SessionTest {
    private static final String SESSION = "/api/v1/session";
    private static final String TAG = "/api/v1/models/churn/versions/1/tag";
    private static final String BODY = "{\"key\":\"a\",\"value\":\"b\"}";

    private final Tokens.Issued viewer = Tokens.issue("vera", Role.VIEWER);
    private final Tokens.Issued publisher = Tokens.issue("paul", Role.PUBLISHER);

    @TempDir
    private Path cache;

    private Served served;

    @BeforeEach
    void serve() throws Exception {
        served = Served.toTeam(cache.resolve("cache"), Tokens.of(List.of(viewer.line(), publisher.line())));
    }

    @AfterEach
    void close() {
        served.close();
    }

    private HttpResponse<String> signIn(Tokens.Issued token, String... headers) throws Exception {
        String[] all = Stream.concat(Stream.of("Authorization", "Bearer " + token.token()), Arrays.stream(headers))
                .toArray(String[]::new);
        return served.post(SESSION, "{}", all);
    }

    private static Optional<String> cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie");
    }

    /** The header that a browser sends after signing in. */
    private String[] remembered(Tokens.Issued token) throws Exception {
        String set = cookie(signIn(token)).orElseThrow();
        return new String[] {"Cookie", set.substring(0, set.indexOf(';'))};
    }

    private static String[] with(String[] cookie, String... headers) {
        return Stream.of(cookie, headers).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void is_begun_by_a_token_and_kept_from_scripts_and_other_sites() throws Exception {
        HttpResponse<String> answer = signIn(viewer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(cookie(answer))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .matches("model-registry=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200"));
        assertThat(cookie(signIn(viewer, "X-Forwarded-Proto", "https")))
                .hasValueSatisfying(cookie -> assertThat(cookie).endsWith("; Secure"));
    }

    @Test
    void says_who_is_known_and_how() throws Exception {
        JsonNode asked = Served.json(signIn(viewer));
        assertThat(asked.toString())
                .isEqualTo("{\"actor\":\"vera\",\"role\":\"viewer\",\"changes\":\"allowed\",\"signedIn\":false}");
        JsonNode known = served.json(SESSION, remembered(viewer));
        assertThat(known.path("actor").asText()).isEqualTo("vera");
        assertThat(known.path("signedIn").asBoolean()).isTrue();
        assertThat(served.get(SESSION).statusCode()).isEqualTo(401);
    }

    @Test
    void is_not_begun_by_a_token_that_is_wrong_or_missing() throws Exception {
        HttpResponse<String> wrong = signIn(Tokens.issue("eve", Role.ADMIN));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(cookie(wrong)).isEmpty();
        HttpResponse<String> none = served.post(SESSION, "{}");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(cookie(none)).isEmpty();
    }

    @Test
    void is_not_begun_anew_by_its_own_cookie_nor_where_nobody_signs_in() throws Exception {
        HttpResponse<String> again = served.post(SESSION, "{}", remembered(viewer));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(cookie(again)).isEmpty();
        try (Dashboard open = Dashboard.on(served.registry).start()) {
            HttpResponse<String> everybody = Served.of(served.registry, open).post(SESSION, "{}");
            assertThat(Served.json(everybody).path("actor").asText()).isEqualTo("ana");
            assertThat(Served.json(everybody).path("changes").asText()).isEqualTo("refused");
            assertThat(cookie(everybody)).isEmpty();
        }
    }

    @Test
    void lets_its_role_do_what_it_may_under_its_own_name() throws Exception {
        String[] vera = remembered(viewer);
        assertThat(served.get("/api/v1/models", vera).statusCode()).isEqualTo(200);
        assertThat(served.post(TAG, BODY, vera).statusCode()).isEqualTo(403);
        assertThat(served.post(TAG, BODY, remembered(publisher)).statusCode()).isEqualTo(200);
        assertThat(served.registry.model("churn").history().kind("tagged").list())
                .extracting(Event::actor)
                .containsExactly("paul");
    }

    @Test
    void does_not_stand_in_for_a_token_that_is_sent_beside_it() throws Exception {
        String[] paul = remembered(publisher);
        assertThat(served.json(SESSION, with(paul, "Authorization", "Bearer " + viewer.token()))
                        .path("actor")
                        .asText())
                .isEqualTo("vera");
        for (String wrong : List.of("Bearer mr_wrong", "Basic YTpi", "")) {
            HttpResponse<String> answer = served.get(SESSION, with(paul, "Authorization", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
        }
    }

    @Test
    void gets_around_nothing_that_keeps_other_origins_away() throws Exception {
        String[] paul = remembered(publisher);
        HttpRequest.Builder form = HttpRequest.newBuilder(served.uri(TAG))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY));
        assertThat(Served.json(served.send(form, paul)).path("code").asText()).isEqualTo("header-missing");
        assertThat(Served.json(served.post(TAG, BODY, with(paul, "Origin", "https://evil.example")))
                        .path("code")
                        .asText())
                .isEqualTo("other-origin");
        assertThat(served.post(SESSION + "/end", "{}", with(paul, "Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signIn(publisher, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(served.registry.require("churn:1").tags()).isEmpty();
    }

    @Test
    void ends_when_they_sign_out_for_every_copy_of_the_cookie() throws Exception {
        String[] vera = remembered(viewer);
        String[] other = remembered(viewer);
        HttpResponse<String> ended = served.post(SESSION + "/end", "{}", vera);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(cookie(ended)).contains("model-registry=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(served.get(SESSION, vera).statusCode()).isEqualTo(401);
        assertThat(served.get(SESSION, other).statusCode()).isEqualTo(200);
    }
}
