package io.modelregistry.dashboard.api;

import io.modelregistry.Event;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.dashboard.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * History as server-sent events. The first message says where it begins; the id of each is the position after it, so that
 * whoever comes again with it in {@code Last-Event-ID} misses nothing. Few are told at once, since each holds a thread: whoever
 * comes then takes the place of the one who is there for longest, who may be gone without a word, and otherwise comes again. A
 * reader who is too slow is waited for: its events come again.
 */
final class LiveEvents implements AutoCloseable {
    private static final String NOW = "now";
    private static final int MOST_READERS = 8;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore room = new Semaphore(MOST_READERS);
    private final Queue<EventReader> readers = new ConcurrentLinkedQueue<>();

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
                follow(exchange, position, new EventReader(out));
            }
        };
        return new Response(200, Map.of("Content-Type", "text/event-stream"), body);
    }

    private static HistoryPosition position(Exchange exchange, String text) {
        return text.equals(NOW) ? exchange.registry().history().end() : HistoryPosition.parse(text);
    }

    private void follow(Exchange exchange, HistoryPosition position, EventReader reader) throws IOException {
        try {
            makeRoom();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        readers.add(reader);
        try (HistorySubscription subscription =
                exchange.registry().history().follow(position, INTERVAL, reader::offer)) {
            reader.begin(subscription.position());
            reader.copy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
            room.release();
        }
    }

    private void makeRoom() throws IOException, InterruptedException {
        if (room.tryAcquire()) {
            return;
        }
        Optional.ofNullable(readers.poll()).ifPresent(EventReader::end);
        if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("Nobody who is told of events made room");
        }
    }

    /** Ends what is being sent. */
    @Override
    public void close() {
        readers.forEach(EventReader::end);
    }
}
