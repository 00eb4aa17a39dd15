package io.modelregistry.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelregistry.Event;
import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.Authenticator.Principal;
import io.modelregistry.dashboard.Role;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Access;
import io.modelregistry.dashboard.security.Hosts;
import io.modelregistry.dashboard.security.Permission;
import io.modelregistry.dashboard.security.Sessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every route, also for those that are added later. */
class RoutesTest {
    private final RegistryClient registry = RegistryClient.open("memory:");

    private Api api(Optional<Principal> principal, Access.Changes changes) {
        return new Api(
                new Clients(registry, Optional.empty()),
                new Hosts(InetAddress.getLoopbackAddress(), Set.of()),
                new Access(header -> principal, changes, new Sessions(Clock.systemUTC())),
                Metrics.prometheus(registry));
    }

    private Api open() {
        return api(Optional.of(new Principal("ana", Role.ADMIN)), Access.Changes.ALLOWED);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static Request request(Route route) {
        String path = route.template().replaceAll("\\{[a-z]+}", "1");
        Map<String, List<String>> headers = Map.of(
                "host",
                List.of("localhost"),
                "x-model-registry",
                List.of("1"),
                "content-type",
                List.of("application/json"));
        return new Request(
                route.method(),
                path,
                "",
                List.of("localhost"),
                headers,
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whatever_changes_is_asked_for_by_post_and_nothing_else_is_changed_by_get() {
        assertThat(open().routes()).allSatisfy(route -> {
            assertThat(route.method()).isIn("GET", "POST");
            assertThat(route.method().equals("POST"))
                    .isEqualTo(route.permission() != Permission.READ && route.permission() != Permission.NONE);
            assertThat(route.body().isPresent()).isEqualTo(route.method().equals("POST"));
        });
    }

    @Test
    void no_get_changes_anything() {
        registry.model("1").newVersion().file("1", new byte[] {1}).register();
        List<Event> before = registry.history().list();
        assertThat(open().routes())
                .filteredOn(route -> route.method().equals("GET"))
                .allSatisfy(route ->
                        assertThat(open().handle(request(route)).status()).isLessThan(500));
        assertThat(registry.history().list()).isEqualTo(before);
    }

    @Test
    void nobody_who_is_not_known_is_answered_but_about_health_and_with_pages() {
        Api api = api(Optional.empty(), Access.Changes.ALLOWED);
        assertThat(api.routes()).allSatisfy(route -> {
            boolean isOpen = route.template().startsWith("/health")
                    || !route.answer().form().isApi();
            assertThat(api.handle(request(route)).status()).isEqualTo(isOpen ? 200 : 401);
        });
    }

    @Test
    void a_role_that_is_too_low_is_refused_on_every_route() {
        for (Role role : List.of(Role.VIEWER, Role.PUBLISHER)) {
            Api api = api(Optional.of(new Principal("vera", role)), Access.Changes.ALLOWED);
            assertThat(api.routes())
                    .filteredOn(route -> route.permission()
                            .least()
                            .filter(least -> !role.includes(least))
                            .isPresent())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(route ->
                            assertThat(api.handle(request(route)).status()).isEqualTo(403));
        }
    }

    @Test
    void a_server_that_only_reads_refuses_every_change() {
        Api api = api(Optional.of(new Principal("ada", Role.ADMIN)), Access.Changes.REFUSED);
        assertThat(api.routes())
                .filteredOn(route -> route.permission().isChange())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        route -> assertThat(api.handle(request(route)).status()).isEqualTo(403));
    }

    @Test
    void every_answer_is_strict() {
        Api api = open();
        assertThat(api.routes())
                .allSatisfy(route -> assertThat(api.handle(request(route)).headers())
                        .containsEntry("X-Content-Type-Options", "nosniff")
                        .containsEntry("Referrer-Policy", "no-referrer")
                        .containsKeys("Content-Security-Policy", "Cache-Control"));
    }

    private JsonNode description() throws IOException {
        Response response = open().handle(request(Route.get(OpenApi.PATH, "").by(exchange -> Response.empty(200))));
        return new ObjectMapper().readTree(((Response.Bytes) response.body()).content());
    }

    @Test
    void each_is_described_but_pages() throws IOException {
        JsonNode paths = description().path("paths");
        Api api = open();
        assertThat(api.routes())
                .filteredOn(route -> !route.answer().form().isApi())
                .hasSizeGreaterThan(20)
                .allSatisfy(route -> assertThat(paths.has(route.template()))
                        .as(route.template())
                        .isFalse());
        assertThat(api.routes())
                .filteredOn(route -> route.answer().form().isApi())
                .hasSizeGreaterThan(35)
                .allSatisfy(route -> {
                    JsonNode operation =
                            paths.path(route.template()).path(route.method().toLowerCase(Locale.ROOT));
                    assertThat(operation.path("summary").asText()).isEqualTo(route.summary());
                    assertThat(operation.path("requestBody").isMissingNode())
                            .isEqualTo(route.body().isEmpty());
                });
    }

    @Test
    void the_description_is_openapi() throws IOException {
        JsonNode description = description();
        assertThat(description.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(names(description)).containsExactlyInAnyOrder("openapi", "info", "paths", "components");
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : fields(description.path("paths"))) {
            for (Map.Entry<String, JsonNode> operation : fields(path.getValue())) {
                assertThat(operation.getKey()).isIn("get", "post");
                assertThat(ids.add(operation.getValue().path("operationId").asText()))
                        .isTrue();
                checkOperation(path.getKey(), operation.getValue());
            }
        }
        List<String> schemes = names(description.at("/components/securitySchemes"));
        assertThat(schemes).containsExactlyInAnyOrder("token", "session");
        for (JsonNode needed : description.findValues("security")) {
            assertThat(needed).allSatisfy(either -> assertThat(schemes).containsAll(names(either)));
        }
        for (JsonNode reference : description.findValues("$ref")) {
            String name = reference.asText().replace("#/components/schemas/", "");
            assertThat(name).matches("[A-Za-z0-9._-]+");
            assertThat(description.path("components").path("schemas").has(name))
                    .as(name)
                    .isTrue();
        }
    }

    private static void checkOperation(String path, JsonNode operation) {
        assertThat(names(operation))
                .isSubsetOf(
                        "operationId", "summary", "description", "parameters", "requestBody", "responses", "security");
        List<String> inPath = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            assertThat(names(parameter)).containsExactlyInAnyOrder("name", "in", "required", "description", "schema");
            assertThat(parameter.path("in").asText()).isIn("path", "query", "header");
            if (parameter.path("in").asText().equals("path")) {
                assertThat(parameter.path("required").asBoolean()).isTrue();
                inPath.add("{" + parameter.path("name").asText() + "}");
            }
        }
        assertThat(List.of(path.split("/")).stream().filter(segment -> segment.startsWith("{")))
                .containsExactlyElementsOf(inPath);
        for (Map.Entry<String, JsonNode> response : fields(operation.path("responses"))) {
            assertThat(response.getKey()).matches("200|default");
            assertThat(names(response.getValue())).containsExactlyInAnyOrder("description", "content");
            assertThat(fields(response.getValue().path("content")))
                    .hasSize(1)
                    .allSatisfy(content -> assertThat(names(content.getValue())).containsExactly("schema"));
        }
    }

    private static List<String> names(JsonNode object) {
        return fields(object).stream().map(Map.Entry::getKey).toList();
    }

    private static List<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return List.copyOf(object.properties());
    }
}
