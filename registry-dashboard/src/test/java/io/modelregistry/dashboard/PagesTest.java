package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are open to whoever reaches the server, because they hold nothing; what they show is asked for by a token. */
class PagesTest {
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        RegistryClient registry = Served.filled(cache);
        served = Served.of(
                registry,
                Dashboard.on(registry).authenticator(Tokens.of(List.of())).start());
    }

    @AfterEach
    void close() {
        served.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?x=1&x=2&y",
                "/models?where=tag.team%20%3D%20'growth'&page=2",
                "/models/churn",
                "/models/vision~cats",
                "/models/none",
                "/models/churn/versions/1?tab=files",
                "/models/churn/versions/@production",
                "/compare?reference=churn:1&reference=churn:2",
                "/environments",
                "/activity",
                "/predictions?stamp=x%3Dy",
                "/dependencies",
                "/status",
                "/sign-in?to=%2Fmodels"
            })
    void are_one_for_every_path_whatever_its_query(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(answer, "Content-Security-Policy")).contains("script-src 'self';", "trusted-types lit-html");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .isEqualTo(served.get("/").body())
                .doesNotContain("churn");
    }

    @Test
    void load_what_is_there_and_tells_nothing_of_the_registry() throws Exception {
        List<String> named = NAMED.matcher(served.get("/").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(4).allSatisfy(path -> {
            HttpResponse<String> answer = served.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).contains("immutable");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.body()).doesNotContain("vision/cats");
        });
        assertThat(served.get("/api/v1/models").statusCode()).isEqualTo(401);
    }

    @Test
    void are_not_sent_again_to_whoever_has_them() throws Exception {
        for (String coding : List.of("identity", "gzip")) {
            String tag = header(served.get("/", "Accept-Encoding", coding), "ETag");
            HttpResponse<String> again = served.get("/models", "Accept-Encoding", coding, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        assertThat(served.get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void are_served_under_no_other_path() throws Exception {
        for (String path : List.of("/index.html", "/app.css", "/js/app.js", "/assets/0/js/app.js", "/models/churn/x")) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(served.post("/models", "{}").statusCode()).isEqualTo(401);
    }
}
