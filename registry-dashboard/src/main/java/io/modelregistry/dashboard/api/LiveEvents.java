package io.modelregistry.dashboard.api;

import io.modelregistry.Event;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * History as server-sent events. The id of each is the position after it, so that whoever comes again with it in {@code
 * Last-Event-ID} misses nothing. A reader who is too slow is waited for: its events come again.
 */
final class LiveEvents implements AutoCloseable {
    private static final String NOW = "now";
    private static final int MOST_READERS = 8;
    private static final int AHEAD = 256;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Semaphore readers = new Semaphore(MOST_READERS);
    private volatile boolean closed;

    List<Route> routes() {
        return List.of(
                Route.get(Api.ROOT + "/events", "What happens, as it happens, after Last-Event-ID or from the start")
                        .takes("after", "the id of the last event that is known, or now; Last-Event-ID comes before it")
                        .answers(Answer.Form.EVENTS, Event.class)
                        .by(this::events));
    }

    private Response events(Exchange exchange) {
        HistoryPosition position = exchange.request()
                .header("last-event-id")
                .or(() -> exchange.find("after"))
                .map(text -> position(exchange, text))
                .orElse(HistoryPosition.START);
        Response.Body body = new Response.Body() {
            @Override
            public OptionalLong length() {
                return OptionalLong.empty();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                follow(exchange, position, out);
            }
        };
        if (readers.availablePermits() == 0) {
            throw Problem.of(503, "too-many-readers", "Events are sent to " + MOST_READERS + " readers at once");
        }
        return new Response(200, Map.of("Content-Type", "text/event-stream"), body);
    }

    private static HistoryPosition position(Exchange exchange, String text) {
        return text.equals(NOW) ? exchange.registry().history().end() : HistoryPosition.parse(text);
    }

    private void follow(Exchange exchange, HistoryPosition position, OutputStream out) throws IOException {
        if (!readers.tryAcquire()) {
            throw new IOException("Too many readers of events");
        }
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(AHEAD);
        try (HistorySubscription subscription =
                exchange.registry().history().follow(position, INTERVAL, (event, next) -> offer(queue, event, next))) {
            send(out, ": events after " + subscription.position() + "\n\n");
            copy(queue, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.release();
        }
    }

    /** Throws where there is no room, so that the same event is told again. */
    private static void offer(BlockingQueue<String> queue, Event event, HistoryPosition next)
            throws InterruptedException {
        String data = new String(Json.bytes(event), StandardCharsets.UTF_8);
        String text = "id: " + next + "\nevent: " + event.kind() + "\ndata: " + data + "\n\n";
        if (!queue.offer(text, INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("A reader of events is slow");
        }
    }

    private void copy(BlockingQueue<String> queue, OutputStream out) throws IOException, InterruptedException {
        long told = System.nanoTime();
        while (!closed) {
            String event = queue.poll(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                send(out, event);
                told = System.nanoTime();
            } else if (System.nanoTime() - told > SILENCE.toNanos()) {
                send(out, ": still here\n\n");
                told = System.nanoTime();
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends what is being sent, within half a second. */
    @Override
    public void close() {
        closed = true;
    }
}
