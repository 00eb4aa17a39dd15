package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Handler;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.http.StrictHeaders;
import io.modelregistry.dashboard.security.Access;
import io.modelregistry.dashboard.security.Hosts;
import io.modelregistry.dashboard.security.Permission;
import io.modelregistry.dashboard.security.SameOrigin;
import io.modelregistry.dashboard.web.Assets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers every request: checks where it comes from and who sends it, then looks into the table of routes. */
public final class Api implements Handler, AutoCloseable {
    static final String ROOT = "/api/v1";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final Clients clients;
    private final Hosts hosts;
    private final Access access;
    private final LiveEvents events = new LiveEvents();
    private final Metrics metrics;
    private final Routes routes;

    /** The API of a registry. */
    public Api(Clients clients, Hosts hosts, Access access, Metrics metrics) {
        this.clients = clients;
        this.hosts = hosts;
        this.access = access;
        this.metrics = metrics;
        this.routes = new Routes(table());
    }

    private List<Route> table() {
        List<Route> all = new ArrayList<>();
        all.addAll(ModelResources.routes());
        all.addAll(VersionResources.routes());
        all.addAll(RegistryResources.routes());
        all.addAll(ActionResources.routes());
        all.addAll(new SessionResources(access).routes());
        all.addAll(events.routes());
        all.addAll(metrics.routes());
        all.addAll(WebResources.routes(Assets.load()));
        all.add(OpenApi.route(all));
        return List.copyOf(all);
    }

    List<Route> routes() {
        return routes.all();
    }

    @Override
    public Response handle(Request request) {
        long start = System.nanoTime();
        Optional<Routes.Match> found = find(request);
        Response response = StrictHeaders.on(respond(request, found));
        metrics.answered(
                found.map(Routes.Match::route), response.status(), Duration.ofNanos(System.nanoTime() - start));
        return response;
    }

    private Response respond(Request request, Optional<Routes.Match> found) {
        try {
            return Validators.apply(request, answer(request, found));
        } catch (RuntimeException e) {
            return Problems.response(Problems.of(e));
        }
    }

    private Response answer(Request request, Optional<Routes.Match> found) {
        hosts.check(request);
        if (!METHODS.contains(request.method())) {
            throw Problem.of(405, "method-not-allowed", "Allowed are GET, HEAD and POST")
                    .header("Allow", "GET, HEAD, POST");
        }
        if (!request.isRead()) {
            SameOrigin.check(request);
        }
        return matched(request, found);
    }

    /** Whoever is not known learns nothing of what there is, not even which paths. */
    private Response matched(Request request, Optional<Routes.Match> found) {
        Permission permission = found.map(match -> match.route().permission()).orElse(Permission.READ);
        Optional<Access.Sender> sender =
                permission == Permission.NONE ? Optional.empty() : Optional.of(access.require(request, permission));
        Routes.Match match = found.orElseGet(() -> routes.match(request.method(), request.path()));
        return match.route()
                .action()
                .answer(new Exchange(
                        request, match.path(), Query.parse(request.query(), match.route()), sender, clients));
    }

    private Optional<Routes.Match> find(Request request) {
        try {
            return Optional.of(routes.match(request.method(), request.path()));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    /** What is answered where no request could be read. */
    public static Response failure(int status) {
        return StrictHeaders.on(Problems.response(Problems.ofStatus(status)));
    }

    @Override
    public void close() {
        events.close();
    }
}
