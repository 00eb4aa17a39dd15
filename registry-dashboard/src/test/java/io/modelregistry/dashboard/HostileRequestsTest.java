package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a hostile page, proxy or client sends is refused before it is routed: paths, hosts, origins, headers, connections. That
 * reads change nothing is a matter of the table of routes; see {@code RoutesTest}. The header that forbids framing is checked on every
 * answer here.
 */
class HostileRequestsTest {
    private static final String VERSION = "/api/v1/models/churn/versions/1";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.changeable(cache);
    }

    @AfterEach
    void nothing_changed() {
        assertThat(served.registry.require("churn:1").tags()).isEmpty();
        served.close();
    }

    private String status(String requestLine, String... headers) throws Exception {
        String head = requestLine + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        String answer = served.raw(head);
        assertThat(answer).doesNotContain("root:", "\tat ", "jetty", "Jetty");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("x-content-type-options: nosniff", "frame-ancestors 'none'", "x-frame-options: deny")
                .doesNotContain("access-control-allow");
        return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
    }

    private String ownHost() {
        return "Host: " + served.host();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VERSION + "/files/../../../../etc/passwd",
                VERSION + "/files/%2e%2e/%2e%2e/etc/passwd",
                VERSION + "/files/..%5c..%5cwindows",
                VERSION + "/files/a%00.txt",
                VERSION + "/files/..;/..;/admin",
                VERSION + "/files/?path=etc%2Fpasswd",
                VERSION + "/file?name=../../../../etc/passwd",
                VERSION + "/file?name=%2e%2e/%2e%2e/etc/passwd",
                VERSION + "/file?name=..%5c..%5cwindows",
                VERSION + "/file?name=a%00.txt",
                VERSION + "/file?name=/etc/passwd",
                VERSION + "/file?name=weights",
                VERSION + "/file?name=%C0%AE%C0%AE/etc/passwd",
                VERSION + "/file?path=etc%2Fpasswd",
                VERSION + "/attachment?name=../../../../etc/passwd",
                "/api/v1/models;jsessionid=1",
                "/API/V1/models",
                "/api/v1//models",
                "/api/v1/models/",
                "/api/v1/./models",
                "/api/v1/models/%",
                "/assets",
                "/assets/",
                "/assets/../../../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%5c..%5cwindows",
                "/assets/..%2f..%2fetc/passwd",
                "/assets/0/js/app.js%00.css",
                "/assets/0/js/..;/app.js",
                "/assets/0/index.list",
                "//assets/0/js/app.js",
                "/models/../../etc/passwd",
                "/models/%2e%2e/%2e%2e/etc/passwd",
                "/models/..%5cwindows",
                "/models/a%00",
                "/models/churn/",
                "/models/churn/versions/..%2f1",
                "/MODELS",
                "/status;jsessionid=1",
                "/api/v1/models/%zz"
            })
    void paths_and_names_lead_nowhere_else(String path) throws Exception {
        assertThat(status("GET " + path + " HTTP/1.1", ownHost())).isIn("400", "404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../index.list",
                "/%2e%2e/index.list",
                "/..%2findex.list",
                "/..%5cindex.list",
                "/js/../app.css",
                "/js/./app.js",
                "/js//app.js",
                "/js%2fapp.js",
                "/js%5capp.js",
                "/js/app.js%00",
                "/js/app.js/",
                "/js/",
                "/JS/app.js",
                "/js/app.js;a=b",
                "/index.list",
                "/index.html",
                "/Assets.class",
                "/js/app.js?a=b"
            })
    void paths_below_the_assets_lead_nowhere_else(String rest) throws Exception {
        String page = served.get("/").body();
        String app = page.replaceFirst("(?s).*src=\"(/assets/[0-9a-f]+)/js/app.js\".*", "$1");
        assertThat(status("GET " + app + "/js/app.js HTTP/1.1", ownHost())).isEqualTo("200");
        assertThat(status("GET " + app + rest + " HTTP/1.1", ownHost())).isIn("400", "404");
    }

    @Test
    void a_path_of_64_KB_is_too_long() throws Exception {
        assertThat(status("GET /" + "a".repeat(64 * 1024) + " HTTP/1.1", ownHost()))
                .isEqualTo("414");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.nip.io",
                "localhost.evil.example",
                "evil.example:80",
                "localhost@evil.example",
                "",
                "localhost evil.example"
            })
    void other_hosts_are_not_answered_to_not_even_for_reads(String host) throws Exception {
        assertThat(status("GET /api/v1/models HTTP/1.1", "Host: " + host)).isIn("400", "421");
        assertThat(status("GET /health/live HTTP/1.1", "Host: " + host)).isIn("400", "421");
    }

    @Test
    void hosts_of_this_machine_are_answered_to() throws Exception {
        assertThat(status("GET /api/v1/models HTTP/1.1", "Host: LOCALHOST:1234"))
                .isEqualTo("200");
        assertThat(status("GET /api/v1/models HTTP/1.1", "Host: [::1]")).isEqualTo("200");
    }

    @Test
    void two_hosts_or_none_are_refused() throws Exception {
        assertThat(status("GET /api/v1/models HTTP/1.1", ownHost(), "Host: evil.example"))
                .isIn("400", "421");
        assertThat(status("GET /api/v1/models HTTP/1.1", ownHost(), ownHost())).isIn("400", "421");
        assertThat(status("GET /api/v1/models HTTP/1.1", "X: 1")).isIn("400", "421");
        assertThat(status("GET /api/v1/models HTTP/1.0", "X: 1")).isIn("400", "421");
    }

    @Test
    void a_host_in_the_request_line_is_one_as_well() throws Exception {
        assertThat(status("GET http://evil.example/api/v1/models HTTP/1.1", ownHost()))
                .isIn("400", "421");
        assertThat(status("GET http://evil.example/api/v1/models HTTP/1.1", "Host: evil.example"))
                .isIn("400", "421");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:3000", "null", "http://localhost"})
    void other_origins_change_nothing(String origin) throws Exception {
        HttpResponse<String> answer =
                served.post(VERSION + "/tag", "{\"key\":\"a\",\"value\":\"b\"}", "Origin", origin);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("other-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void pages_of_other_sites_change_nothing(String site) throws Exception {
        HttpResponse<String> answer =
                served.post(VERSION + "/tag", "{\"key\":\"a\",\"value\":\"b\"}", "Sec-Fetch-Site", site);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void changes_need_a_header_that_no_form_can_send() throws Exception {
        HttpRequest.Builder form = HttpRequest.newBuilder(served.uri(VERSION + "/tag"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"a\",\"value\":\"b\"}"));
        HttpResponse<String> answer = served.send(form);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("header-missing");
    }

    @Test
    void a_preflight_allows_nothing() throws Exception {
        assertThat(status(
                        "OPTIONS " + VERSION + "/tag HTTP/1.1",
                        ownHost(),
                        "Origin: https://evil.example",
                        "Access-Control-Request-Method: POST"))
                .isEqualTo("405");
    }

    @Test
    void other_methods_are_refused_and_no_header_stands_in_for_one() throws Exception {
        for (String method : List.of("TRACE", "DELETE", "PUT", "PATCH", "CONNECT", "FOO")) {
            assertThat(status(method + " /api/v1/models/churn HTTP/1.1", ownHost()))
                    .isIn("400", "405");
        }
        HttpResponse<String> answer = served.get("/api/v1/models/churn", "X-HTTP-Method-Override", "DELETE");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(served.registry.model("churn").find()).isPresent();
    }

    @Test
    void a_bare_carriage_return_is_no_header() throws Exception {
        assertThat(status("GET /api/v1/models HTTP/1.1", ownHost(), "X: a\rHost: evil.example"))
                .isEqualTo("400");
    }

    @Test
    void a_header_of_1_MB_is_too_large() throws Exception {
        assertThat(status("GET /api/v1/models HTTP/1.1", ownHost(), "X: " + "a".repeat(1 << 20)))
                .isEqualTo("431");
        assertThat(status(
                        "GET " + VERSION + "/file?name=report.html HTTP/1.1",
                        ownHost(),
                        "If-None-Match: " + "a".repeat(1 << 20)))
                .isEqualTo("431");
    }

    @Test
    void a_body_of_two_lengths_is_refused() throws Exception {
        assertThat(status(
                        "POST " + VERSION + "/tag HTTP/1.1",
                        ownHost(),
                        "X-Model-Registry: 1",
                        "Content-Type: application/json",
                        "Content-Length: 3",
                        "Transfer-Encoding: chunked"))
                .isEqualTo("400");
    }

    @Test
    void thousand_idle_connections_and_half_requests_take_neither_its_threads_nor_others() throws Exception {
        int before = Thread.activeCount();
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                Socket socket = served.socket();
                idle.add(socket);
                if (i < 100) {
                    socket.getOutputStream()
                            .write("GET /api/v1/models HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
                }
            }
            assertThat(served.get("/api/v1/models").statusCode()).isEqualTo(200);
            assertThat(Thread.activeCount() - before).isLessThan(40);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }
}
