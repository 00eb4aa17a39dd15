package io.modelregistry.dashboard.api;

import io.modelregistry.Event;
import io.modelregistry.HistoryPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who is told of events: one thread offers them, another sends them, any may end it. */
final class EventReader {
    private static final int AHEAD = 256;
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> messages = new ArrayBlockingQueue<>(AHEAD);
    private final OutputStream out;
    private volatile boolean ended;

    EventReader(OutputStream out) {
        this.out = out;
    }

    /** Says after what the first event comes, for whoever comes again before there was one. */
    void begin(HistoryPosition position) throws IOException {
        send("retry: 5000\n" + message(position, "position", position.toString()));
    }

    /** Throws where there is no room, so that the same event is told again. */
    void offer(Event event, HistoryPosition next) throws InterruptedException {
        String data = new String(Json.bytes(event), StandardCharsets.UTF_8);
        if (!messages.offer(message(next, event.kind(), data), STEP.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("A reader of events is slow");
        }
    }

    private static String message(HistoryPosition id, String kind, String data) {
        return "id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n";
    }

    /** Sends what is offered, until it is ended or nobody listens any more. */
    void copy() throws IOException, InterruptedException {
        long told = System.nanoTime();
        while (!ended) {
            String message = messages.poll(STEP.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null && System.nanoTime() - told < SILENCE.toNanos()) {
                continue;
            }
            send(message == null ? ": still here\n\n" : message);
            told = System.nanoTime();
        }
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends what is being sent, within half a second. */
    void end() {
        ended = true;
    }
}
