package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of every route. What is not in it is not served.
 *
 * @param all the routes
 */
record Routes(List<Route> all) {

    /**
     * A route and the free segments of the path.
     *
     * @param route the route
     * @param path the segments by name, decoded
     */
    record Match(Route route, Map<String, String> path) {}

    /** The route for a method and a raw path. */
    Match match(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        List<Match> found =
                all.stream().flatMap(route -> match(route, segments).stream()).toList();
        if (found.isEmpty()) {
            throw Problem.of(404, "no-such-route", "Nothing is served under this path; see /api/v1/openapi.json");
        }
        String wanted = method.equals("HEAD") ? "GET" : method;
        return found.stream()
                .filter(match -> match.route().method().equals(wanted))
                .findFirst()
                .orElseThrow(() -> notAllowed(found));
    }

    private static Problem notAllowed(List<Match> found) {
        String allowed = found.stream()
                .map(match -> match.route().method())
                .map(method -> method.equals("GET") ? "GET, HEAD" : method)
                .distinct()
                .collect(Collectors.joining(", "));
        return Problem.of(405, "method-not-allowed", "Allowed is " + allowed).header("Allow", allowed);
    }

    private static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.split("/", -1)) {
            String segment = Percent.decode(raw);
            if (segment.equals(".") || segment.equals("..") || segment.matches(".*[/\\\\;].*")) {
                throw Problem.of(400, "invalid-url", "A path has no '.', '..', ';' or encoded separators");
            }
            segments.add(segment);
        }
        return segments;
    }

    private static Optional<Match> match(Route route, List<String> segments) {
        String[] template = route.template().split("/", -1);
        if (template.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> path = new LinkedHashMap<>();
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{") && !segments.get(i).isEmpty()) {
                path.put(template[i].substring(1, template[i].length() - 1), segments.get(i));
            } else if (!template[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(route, path));
    }
}
