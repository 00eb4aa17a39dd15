package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files leave as attachments that no browser shows; {@code HostileRequestsTest} has what is sent to reach others. */
class DownloadsTest {
    private static final String FILE = "/api/v1/models/churn/versions/1/file?name=";
    private static final String MODEL = FILE + "weights/model.bin";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.readOnly(cache);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.html", "file.pdf", "weights/model.bin"})
    void are_saved_and_never_shown(String name) throws Exception {
        HttpResponse<String> answer = served.get(FILE + name);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(answer, "Content-Disposition")).startsWith("attachment; ");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox", "frame-ancestors 'none'");
    }

    @Test
    void have_names_of_any_script() throws Exception {
        HttpResponse<String> answer = served.get(FILE + "%C3%A9%E2%82%AC.bin");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"__.bin\"; filename*=UTF-8''%C3%A9%E2%82%AC.bin");
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4,234,2-4/10", "bytes=7-,789,7-9/10", "bytes=-2,89,8-9/10", "bytes=0-99,0123456789,0-9/10"})
    void are_sent_in_part(String range, String content, String sent) throws Exception {
        HttpResponse<String> answer = served.get(MODEL, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=5-4", "bytes=-0", "bytes=-", "bytes=0-0,2-3", "lines=1-2", "bytes=x-1"})
    void are_not_sent_in_parts_that_are_none(String range) throws Exception {
        HttpResponse<String> answer = served.get(MODEL, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void are_not_sent_in_1000_parts() throws Exception {
        String ranges = "bytes=" + "0-0,".repeat(999) + "1-1";
        assertThat(served.get(MODEL, "Range", ranges).statusCode()).isEqualTo(416);
    }

    @Test
    void are_told_by_their_digest() throws Exception {
        String tag = header(served.get(MODEL), "ETag");
        assertThat(served.get(MODEL, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(served.get(MODEL, "Range", "bytes=0-1", "If-Range", tag).body())
                .isEqualTo("01");
        assertThat(served.get(MODEL, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void of_attachments_are_sent_too() throws Exception {
        served.registry.version("churn:1").attach("card.html", "<b>".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = served.get("/api/v1/models/churn/versions/1/attachment?name=card.html");
        assertThat(answer.body()).isEqualTo("<b>");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(served.get(FILE + "card.html").statusCode()).isEqualTo(404);
    }
}
