package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Permission;
import io.modelregistry.dashboard.security.SameOrigin;
import io.modelregistry.dashboard.security.Sessions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of routes as OpenAPI 3.1, without pages and what they load. */
final class OpenApi {
    static final String PATH = Api.ROOT + "/openapi.json";
    private static final String PROBLEM = "Problem";

    /** Either will do. */
    private static final List<Object> KNOWN = List.of(Map.of("token", List.of()), Map.of("session", List.of()));

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    static byte[] of(List<Route> routes) {
        return Json.bytes(new OpenApi().document(routes));
    }

    /** The route that serves the description of these routes and of itself. */
    static Route route(List<Route> others) {
        List<Route> all = new ArrayList<>(others);
        Route self = Route.get(PATH, "This description").by(exchange -> response(all));
        all.add(self);
        return self;
    }

    private static Response response(List<Route> routes) {
        return Response.of(200, "application/json", of(routes));
    }

    private Map<String, Object> document(List<Route> routes) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route :
                routes.stream().filter(row -> row.answer().form().isApi()).toList()) {
            paths.computeIfAbsent(route.template(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> named = new LinkedHashMap<>(schemas.named());
        named.put(PROBLEM, problem());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Model Registry", "version", "1"));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        named,
                        "securitySchemes",
                        Map.of(
                                "token",
                                Map.of("type", "http", "scheme", "bearer"),
                                "session",
                                Map.of("type", "apiKey", "in", "cookie", "name", Sessions.COOKIE))));
        return document;
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "description",
                "RFC 9457; programs compare code",
                "properties",
                Map.of("type", text, "title", text, "status", Map.of("type", "integer"), "code", text, "detail", text),
                "required",
                List.of("type", "title", "status", "code", "detail"));
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id(route));
        operation.put("summary", route.summary());
        operation.put("description", needs(route.permission()));
        operation.put("parameters", parameters(route));
        route.body()
                .ifPresent(type -> operation.put(
                        "requestBody",
                        Map.of("required", true, "content", content("application/json", schemas.of(type)))));
        operation.put("responses", responses(route));
        boolean isOpen = route.permission() == Permission.NONE;
        operation.put("security", isOpen ? List.of() : KNOWN);
        return operation;
    }

    private static String id(Route route) {
        return (route.method().toLowerCase(Locale.ROOT) + route.template())
                .replaceAll("[{}]", "")
                .replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static String needs(Permission permission) {
        return permission
                .least()
                .map(role -> "Needs the role " + role.name().toLowerCase(Locale.ROOT)
                        + (permission.isChange() ? ", and a server that allows changes." : "."))
                .orElse("Needs nobody to be known.");
    }

    private static List<Object> parameters(Route route) {
        List<Object> all = new ArrayList<>();
        route.parameters().forEach(parameter -> all.add(parameter(parameter)));
        if (route.method().equals("POST")) {
            all.add(Map.of(
                    "name",
                    SameOrigin.HEADER,
                    "in",
                    "header",
                    "required",
                    true,
                    "description",
                    "any value; no page of another origin can send it",
                    "schema",
                    Map.of("type", "string")));
        }
        return all;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        boolean isPath = parameter.place() == Parameter.Place.PATH;
        boolean isList = parameter.place() == Parameter.Place.REPEATED_QUERY;
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "name",
                parameter.name(),
                "in",
                isPath ? "path" : "query",
                "required",
                parameter.place() != Parameter.Place.OPTIONAL_QUERY,
                "description",
                parameter.text(),
                "schema",
                isList ? Map.of("type", "array", "items", text) : text);
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> problem = Map.of(
                "description",
                "Why not",
                "content",
                content("application/problem+json", Map.of("$ref", "#/components/schemas/" + PROBLEM)));
        return Map.of(
                "200", Map.of("description", route.summary(), "content", answer(route.answer())), "default", problem);
    }

    private Map<String, Object> answer(Answer answer) {
        return switch (answer.form()) {
            case ONE -> content("application/json", schemas.of(answer.type()));
            case PAGE -> content("application/json", page(answer.type()));
            case FILE -> content("application/octet-stream", Map.of());
            case TEXT -> content("text/plain", Map.of("type", "string"));
            case EVENTS -> content("text/event-stream", Map.of("type", "string"));
            case HTML, ASSET -> throw new IllegalStateException("Pages are not described");
        };
    }

    private Map<String, Object> page(Class<?> item) {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of("items", Map.of("type", "array", "items", schemas.of(item)), "page", text, "next", text),
                "required",
                List.of("items"));
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return Map.of(type, Map.of("schema", schema));
    }
}
