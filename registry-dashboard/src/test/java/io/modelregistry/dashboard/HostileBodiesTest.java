package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that are no plain JSON object of the members that are known change nothing and are answered with a stable code. Not
 * here: YAML in a model card, because no route takes or reads YAML, and files that are uploaded, because none takes files: a
 * multipart body is refused for its type.
 */
class HostileBodiesTest {
    private static final String TAG = "/api/v1/models/churn/versions/1/tag";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\":\"a\",\"key\":\"c\",\"value\":\"b\"}",
                "{\"n\":1e999999999}",
                "{\"key\":1e999999999,\"value\":\"b\"}",
                "{\"key\":\"a\",\"value\":\"b\"}x",
                "{\"key\":\"a\",\"value\":\"b\"}{}",
                "{\"key\":\"a\"/* */,\"value\":\"b\"}",
                "{\"key\":\"a\",\"value\":\"\\ud800\"}",
                "{\"key\":\"\\udc00\\ud800\",\"value\":\"b\"}",
                "[\"org.apache.xbean.propertyeditor.JndiConverter\",{\"asText\":\"ldap://x\"}]",
                "{\"__proto__\":{\"admin\":true},\"key\":\"a\",\"value\":\"b\"}",
                "{\"key\":null,\"value\":\"b\"}",
                "{\"key\":7,\"value\":\"b\"}",
                "{\"key\":[\"a\"],\"value\":\"b\"}",
                "{\"key\":\"a\"}",
                "{\"key\":\"a\",\"value\":\"b\",\"more\":1}",
                "{'key':'a','value':'b'}",
                "",
                "null",
                "\"text\""
            })
    void other_than_known_members_are_refused(String body) throws Exception {
        HttpResponse<String> answer = served.post(TAG, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("invalid-body");
    }

    @Test
    void numbers_are_whole_and_not_too_large() throws Exception {
        for (String number : new String[] {"1.5", "1e3", "99999999999999999999", "\"1\"", "null"}) {
            HttpResponse<String> answer = served.post(
                    "/api/v1/models/churn/stages/production/rollback", "{\"reason\":\"r\",\"move\":" + number + "}");
            assertThat(answer.statusCode()).as(number).isEqualTo(400);
        }
        assertThat(served.registry.require("churn@production").number()).isEqualTo(1);
    }

    @Test
    void depth_is_limited() throws Exception {
        String deep = "{\"key\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(served.post(TAG, deep).statusCode()).isEqualTo(400);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"key\":\"a".getBytes(StandardCharsets.US_ASCII));
        body.write(0xC0);
        body.write(0xAF);
        body.writeBytes("\",\"value\":\"b\"}".getBytes(StandardCharsets.US_ASCII));
        HttpRequest.Builder request = HttpRequest.newBuilder(served.uri(TAG))
                .header("Content-Type", "application/json")
                .header("X-Model-Registry", "1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        assertThat(served.send(request).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=utf-7",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json, text/plain"
            })
    void other_types_are_refused(String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(served.uri(TAG))
                .header("Content-Type", type)
                .header("X-Model-Registry", "1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"a\",\"value\":\"b\"}"));
        HttpResponse<String> answer = served.send(request);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("content-type");
    }

    private String head(String framing) {
        return "POST " + TAG + " HTTP/1.1\r\nHost: " + served.host() + "\r\nX-Model-Registry: 1\r\n"
                + "Content-Type: application/json\r\n" + framing + "\r\n\r\n";
    }

    @Test
    void a_gigabyte_is_refused_before_it_is_sent() throws Exception {
        assertThat(served.raw(head("Content-Length: 1073741824")))
                .startsWith("HTTP/1.1 413")
                .contains("body-too-large");
    }

    @Test
    void a_gigabyte_that_is_not_announced_is_not_read() throws Exception {
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        assertThat(served.raw(head("Transfer-Encoding: chunked") + chunk.repeat(3)))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void what_follows_a_body_shorter_than_it_is_no_second_request_that_is_answered() throws Exception {
        String answer = served.raw(head("Content-Length: 5\r\nConnection: close") + "{\"key\":\"a\",\"value\":\"b\"}");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer.split("HTTP/1.1", -1)).hasSize(2);
    }

    @Test
    void a_body_that_never_ends_keeps_nobody_else_waiting() throws Exception {
        try (Socket slow = served.socket()) {
            OutputStream out = slow.getOutputStream();
            out.write(head("Transfer-Encoding: chunked").getBytes(StandardCharsets.US_ASCII));
            out.write("3\r\n{\"k\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(served.get("/api/v1/models").statusCode()).isEqualTo(200);
        } catch (IOException e) {
            // the server may end it first
        }
    }
}
