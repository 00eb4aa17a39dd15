package io.modelregistry.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a running server cannot be made to show in a short time. */
class JsonBodyTest {

    @Test
    void a_body_that_breaks_off_is_too_slow_and_not_half_read() {
        Request request = new Request(
                "POST", "/", "", List.of(), Map.of("content-type", List.of("application/json")), new BreakingOff());
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> JsonBody.read(request, Bodies.Nothing.class).toString());
        assertThat(problem.status()).isEqualTo(408);
        assertThat(problem.members()).containsEntry("code", "too-slow");
    }

    /** As the server's stream when the connection was idle for its time. */
    private static final class BreakingOff extends FilterInputStream {
        BreakingOff() {
            super(new ByteArrayInputStream(new byte[] {'{'}));
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            if (read < 0) {
                throw new IOException("idle");
            }
            return read;
        }
    }
}
