package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.CanIgnoreReturnValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEventsTest {
    private static final String LAST_CHUNK = "0";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.readOnly(cache);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private BufferedReader follow(Socket socket, String header) throws IOException {
        String head = "GET /api/v1/events HTTP/1.1\r\nHost: " + served.host() + "\r\n" + header + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    @CanIgnoreReturnValue
    private static String next(BufferedReader in, String prefix) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new IOException("No line with " + prefix);
    }

    @Test
    void are_told_from_the_start_and_as_they_happen() throws Exception {
        try (Socket socket = served.socket()) {
            BufferedReader in = follow(socket, "");
            assertThat(next(in, "data: {")).contains("\"sequence\":1");
            served.registry.model("churn").comment("hello there");
            String data = next(in, "data: ");
            while (!data.contains("comment")) {
                data = next(in, "data: ");
            }
            assertThat(data).contains("\"actor\":\"ana\"");
        }
    }

    @Test
    void are_told_from_now_on_alone() throws Exception {
        try (Socket socket = served.socket()) {
            String head = "GET /api/v1/events?after=now HTTP/1.1\r\nHost: " + served.host() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(next(in, "event: ")).isEqualTo("position");
            next(in, "data: ");
            served.registry.model("churn").comment("the first that is told");
            assertThat(next(in, "data: ")).contains("the first that is told");
        }
    }

    @Test
    void go_on_after_the_last_that_was_known() throws Exception {
        String first;
        String second;
        try (Socket socket = served.socket()) {
            BufferedReader in = follow(socket, "");
            next(in, "event: position");
            first = next(in, "id: ");
            next(in, "data: {");
            second = next(in, "data: {");
        }
        try (Socket socket = served.socket()) {
            assertThat(next(follow(socket, "Last-Event-ID: " + first + "\r\n"), "data: {"))
                    .isEqualTo(second);
        }
    }

    @Test
    void end_when_the_server_does() throws Exception {
        try (Socket socket = served.socket()) {
            next(follow(socket, ""), "data: ");
            long start = System.nanoTime();
            served.dashboard.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("registry-dashboard"));
        }
    }

    @Test
    void make_room_for_a_ninth_where_the_first_was() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        List<BufferedReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 9; i++) {
                sockets.add(served.socket());
                readers.add(follow(sockets.get(i), ""));
                next(readers.get(i), "data: {");
            }
            assertThat(next(readers.get(0), LAST_CHUNK)).isEmpty();
            served.registry.model("churn").comment("to all others");
            for (BufferedReader reader : readers.subList(1, 9)) {
                String data = next(reader, "data: {");
                while (!data.contains("to all others")) {
                    data = next(reader, "data: {");
                }
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void refuse_a_position_that_is_none() throws Exception {
        assertThat(served.get("/api/v1/events?after=x").statusCode()).isEqualTo(400);
    }
}
