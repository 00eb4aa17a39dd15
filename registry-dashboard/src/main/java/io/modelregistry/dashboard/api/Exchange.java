package io.modelregistry.dashboard.api;

import io.modelregistry.ModelHandle;
import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that was matched and allowed, and what answers it.
 *
 * @param request as it came
 * @param path the free segments of the path
 * @param query the query's parameters, each known to the route
 * @param sender who sent it; empty where nobody needs to be known
 * @param clients where the registry is
 */
record Exchange(
        Request request,
        Map<String, String> path,
        Map<String, List<String>> query,
        Optional<Access.Sender> sender,
        Clients clients) {
    private static final int PAGE_SIZE = 50;

    RegistryClient registry() {
        return clients.reading();
    }

    /** Does something by the one who sent the request. */
    Response act(Function<RegistryClient, ?> change) {
        return json(clients.as(known().principal().actor(), change::apply));
    }

    Access.Sender known() {
        return sender.orElseThrow();
    }

    <T extends Record> T body(Class<T> type) {
        return JsonBody.read(request, type);
    }

    String modelName() {
        return path("model").replace('~', '/');
    }

    ModelHandle model() {
        return registry().model(modelName());
    }

    /** The reference of the version in the path. */
    String reference() {
        String version = path("version");
        return modelName() + (version.startsWith("@") ? "" : ":") + version;
    }

    String path(String name) {
        return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    Optional<String> find(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    String require(String name) {
        return find(name).orElseThrow(() -> invalid(name, "is needed"));
    }

    List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    int size() {
        return number("size", PAGE_SIZE);
    }

    int number(String name, int otherwise) {
        return find(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private static int number(String name, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw invalid(name, "must be a whole number of at most 9 digits");
        }
        return Integer.parseInt(text);
    }

    static Problem invalid(String parameter, String must) {
        return Problem.of(400, "invalid-parameter", "The parameter " + parameter + " " + must)
                .with("parameter", parameter);
    }

    /** The path and query with another page's token. */
    String link(String token) {
        Map<String, List<String>> next = new LinkedHashMap<>(query);
        next.put("page", List.of(token));
        return request.path() + "?" + Query.text(next);
    }

    static Response json(Object value) {
        return Response.of(200, "application/json", Json.bytes(value));
    }
}
