package io.modelregistry.dashboard.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query of a URL. */
final class Query {
    private static final int MOST = 50;

    private Query() {}

    /** The parameters of a raw query, which the route must know; what a page is given, it reads itself. */
    static Map<String, List<String>> parse(String raw, Route route) {
        if (route.answer().form() == Answer.Form.HTML) {
            return Map.of();
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String part : raw.isEmpty() ? new String[0] : raw.split("&", MOST)) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            found.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(part.substring(equals + 1)));
        }
        found.forEach((name, values) -> check(route, name, values));
        return found;
    }

    private static void check(Route route, String name, List<String> values) {
        Optional<Parameter> parameter = route.parameters().stream()
                .filter(known ->
                        known.place() != Parameter.Place.PATH && known.name().equals(name))
                .findFirst();
        if (parameter.isEmpty()) {
            throw Exchange.invalid(name, "is not known here");
        }
        if (values.size() > 1 && parameter.get().place() != Parameter.Place.REPEATED_QUERY) {
            throw Exchange.invalid(name, "may be given once");
        }
    }

    private static String decode(String raw) {
        return Percent.decode(raw.replace("+", "%20"));
    }

    static String text(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
