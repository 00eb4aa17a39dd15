package io.modelregistry.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;

/**
 * What a page asked servers for.
 *
 * @param requests in the order they were sent
 */
record Traffic(List<Request> requests) {

    /**
     * One request.
     *
     * @param address what for
     * @param kind {@code Document}, {@code Script}, {@code Fetch}, {@code EventSource} …
     * @param sent when, in seconds of the browser's clock
     * @param answered when the head of the answer was there; infinity if it was not
     */
    record Request(URI address, String kind, double sent, double answered) {
        private boolean isLive() {
            return kind.equals("EventSource");
        }
    }

    /** Reads the browser's own account of its network. What lies in the page itself is no request. */
    static Traffic of(Iterable<LogEntry> log) {
        Map<String, Request> requests = new LinkedHashMap<>();
        for (LogEntry entry : log) {
            Map<String, Object> message = map(map(new Json().toType(entry.getMessage(), Json.MAP_TYPE)), "message");
            Map<String, Object> event = map(message, "params");
            String id = String.valueOf(event.get("requestId"));
            if (message.get("method").equals("Network.requestWillBeSent")) {
                String address = map(event, "request").get("url").toString();
                if (address.startsWith("http")) {
                    requests.put(id, new Request(URI.create(address), kind(event), time(event), Double.MAX_VALUE));
                }
            } else if (message.get("method").equals("Network.responseReceived")) {
                requests.computeIfPresent(
                        id, (same, sent) -> new Request(sent.address, kind(event), sent.sent, time(event)));
            }
        }
        return new Traffic(List.copyOf(requests.values()));
    }

    private static String kind(Map<String, Object> event) {
        return String.valueOf(event.get("type"));
    }

    private static double time(Map<String, Object> event) {
        return ((Number) event.get("timestamp")).doubleValue();
    }

    @SuppressWarnings("unchecked") // JSON objects
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    private static Map<String, Object> map(Map<String, Object> json, String member) {
        return map(json.get(member));
    }

    /** The hosts that were asked, with their ports. */
    Set<String> hosts() {
        return requests.stream().map(request -> request.address.getAuthority()).collect(Collectors.toSet());
    }

    /** Whether live events are being told. */
    boolean isLive() {
        return requests.stream().anyMatch(request -> request.isLive() && request.answered < Double.MAX_VALUE);
    }

    /**
     * How often somebody far away waits: one more than the most answers, each of which was there before the next request was sent.
     * Exact if answers take long beside what the browser does between them. Live events are waited for by nobody.
     */
    int trips() {
        List<Request> sent = requests.stream()
                .filter(request -> !request.isLive())
                .sorted(Comparator.comparingDouble(Request::sent))
                .toList();
        List<Integer> trips = new ArrayList<>();
        for (Request request : sent) {
            int before = 0;
            for (int i = 0; i < trips.size(); i++) {
                if (sent.get(i).answered < request.sent) {
                    before = Math.max(before, trips.get(i));
                }
            }
            trips.add(before + 1);
        }
        return trips.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** A line for each request, with milliseconds since the first. */
    @Override
    public String toString() {
        double start = requests.isEmpty() ? 0 : requests.get(0).sent;
        return requests.stream()
                .map(request -> String.format(
                        "%6.0f to %6.0f %-11s %s",
                        (request.sent - start) * 1e3,
                        Math.min(99_999, (request.answered - start) * 1e3),
                        request.kind,
                        request.address))
                .collect(Collectors.joining("\n"));
    }
}
