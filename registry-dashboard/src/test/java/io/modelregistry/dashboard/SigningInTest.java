package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Event;
import io.modelregistry.error.InvalidInputException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who is not known is refused, and so is what a role may not do. Not here: uploads in parts, because nothing is uploaded; signed tokens
 * that name their own keys, because none are read: who puts an {@code Authenticator} in checks them. Sessions have {@code SessionTest}.
 */
class SigningInTest {
    private static final String TAG = "/api/v1/models/churn/versions/1/tag";
    private static final String BODY = "{\"key\":\"a\",\"value\":\"b\"}";

    private final Tokens.Issued viewer = Tokens.issue("vera", Role.VIEWER);
    private final Tokens.Issued publisher = Tokens.issue("paul", Role.PUBLISHER);
    private final Tokens.Issued admin = Tokens.issue("ada of ops", Role.ADMIN);

    @TempDir
    private Path cache;

    private Served served;

    @BeforeEach
    void serve() throws Exception {
        Path file = Files.write(
                cache.resolve("tokens"), List.of("# people", "", viewer.line(), publisher.line(), admin.line()));
        served = Served.toTeam(cache.resolve("cache"), Tokens.read(file));
    }

    @AfterEach
    void close() {
        served.close();
    }

    private static String[] bearing(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer",
                "Bearer mr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Basic YWRtaW46",
                "Basic YWRtaW46cGFzc3dvcmQ="
            })
    void refuses_who_is_not_known_on_every_path(String authorization) throws Exception {
        for (String path : List.of("/api/v1/models", "/api/v1/openapi.json", "/api/v1/none")) {
            HttpResponse<String> answer = served.get(path, "Authorization", authorization);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        }
        assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void lets_each_role_do_what_it_may() throws Exception {
        assertThat(served.get("/api/v1/models", bearing(viewer.token())).statusCode())
                .isEqualTo(200);
        assertThat(served.post(TAG, BODY, bearing(viewer.token())).statusCode()).isEqualTo(403);
        assertThat(served.post("/api/v1/audit", "{}", bearing(publisher.token()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(served.post("/api/v1/audit", "{}", bearing(admin.token())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void keeps_changes_under_the_name_of_whoever_signed_in() throws Exception {
        assertThat(served.post(TAG, BODY, bearing(publisher.token())).statusCode())
                .isEqualTo(200);
        assertThat(served.post(TAG, BODY.replace("b", "c"), bearing(admin.token()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.registry.model("churn").history().kind("tagged").list())
                .extracting(Event::actor)
                .containsExactly("ada of ops", "paul");
    }

    @Test
    void a_token_that_is_sent_twice_is_none() throws Exception {
        HttpResponse<String> answer = served.get(
                "/api/v1/models",
                "Authorization",
                "Bearer " + admin.token(),
                "Authorization",
                "Bearer " + admin.token());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void keeps_no_token_and_shows_none() {
        assertThat(admin.line()).doesNotContain(admin.token().substring(3)).endsWith(" ada of ops");
        assertThat(admin.toString()).doesNotContain(admin.token());
        assertThat(Tokens.issue("ada", Role.ADMIN).token()).isNotEqualTo(admin.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "admin  ada", "root 00 00 ada", "admin:secret"})
    void lines_that_are_none_are_refused_and_not_shown(String line) {
        assertThatThrownBy(() -> Tokens.of(List.of(line)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void others_are_not_served_unless_they_are_asked_who_they_are() throws Exception {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> Dashboard.on(served.registry).bind(everywhere).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("authenticator");
        try (Dashboard open = Dashboard.on(served.registry)
                .bind(everywhere)
                .allowHost("registry.example")
                .authenticator(Tokens.of(List.of(viewer.line())))
                .start()) {
            Served others = Served.of(served.registry, open);
            assertThat(others.raw("GET /api/v1/models HTTP/1.1\r\nHost: registry.example\r\nAuthorization: Bearer "
                            + viewer.token() + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void people_who_sign_in_do_not_all_act_as_one() {
        assertThatThrownBy(() -> Dashboard.on(served.registry)
                        .authenticator(Tokens.of(List.of(admin.line())))
                        .allowChanges()
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as ana");
    }

    @Test
    void reads_only_unless_changes_are_allowed() throws Exception {
        try (Dashboard reading = Dashboard.on(served.registry).start()) {
            HttpResponse<String> answer = Served.of(served.registry, reading).post(TAG, BODY);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Served.json(answer).path("code").asText()).isEqualTo("read-only");
        }
        assertThat(served.registry.require("churn:1").tags()).isEmpty();
    }
}
