package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of pages are the registry's, which seals them; they are bound to a question, not to whoever asked it. */
class PageTokensTest {
    private static final String VERSIONS = "/api/v1/versions?size=1";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.readOnly(cache);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private String token() throws Exception {
        return served.json(VERSIONS).path("page").asText();
    }

    private void assertRefused(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("invalid-page-token");
    }

    @Test
    void an_empty_token_is_not_none() throws Exception {
        assertRefused(VERSIONS + "&page=");
    }

    @Test
    void one_of_another_question_is_refused() throws Exception {
        assertRefused(VERSIONS + "&page=" + token() + "&where=number+%3E+1");
        assertRefused(VERSIONS + "&page=" + token() + "&order=created+asc");
        assertRefused("/api/v1/models?size=1&page=" + token());
    }

    @Test
    void one_with_flipped_bits_is_refused() throws Exception {
        String token = token();
        int middle = token.length() / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        assertRefused(VERSIONS + "&page=" + token.substring(0, middle) + other + token.substring(middle + 1));
    }

    @Test
    void one_of_1_MB_is_refused() throws Exception {
        String head =
                "GET " + VERSIONS + "&page=" + "a".repeat(1 << 20) + " HTTP/1.1\r\nHost: " + served.host() + "\r\n\r\n";
        assertThat(served.raw(head)).startsWith("HTTP/1.1 414");
    }

    @Test
    void one_goes_on_after_its_last_row_is_gone() throws Exception {
        JsonNode first = served.json(VERSIONS);
        String reference = first.at("/items/0/reference").asText();
        served.registry.version(reference).delete("not needed");
        JsonNode second = served.json(first.path("next").asText());
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0/reference").asText()).isNotEqualTo(reference);
    }
}
