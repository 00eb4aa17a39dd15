package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Access;
import io.modelregistry.dashboard.security.Permission;
import java.util.List;

/** Who asks, and signing in and out with a browser. */
final class SessionResources {
    private static final String SESSION = Api.ROOT + "/session";

    private final Access access;

    SessionResources(Access access) {
        this.access = access;
    }

    List<Route> routes() {
        return List.of(
                Route.get(SESSION, "Who asks, and what may be done here")
                        .answers(Views.Session.class)
                        .by(exchange -> Exchange.json(view(exchange))),
                Route.post(SESSION, Permission.SIGN_IN, "Remembers the sender of a token by a cookie, for 12 hours")
                        .body(Bodies.Nothing.class)
                        .answers(Views.Session.class)
                        .by(this::begin),
                Route.post(SESSION + "/end", Permission.SIGN_IN, "Forgets who was remembered")
                        .body(Bodies.Nothing.class)
                        .answers(Views.Session.class)
                        .by(this::end));
    }

    private Views.Session view(Exchange exchange) {
        Access.Sender sender = exchange.known();
        return new Views.Session(
                sender.principal().actor(),
                sender.principal().role(),
                access.changes(),
                sender.by() == Access.By.SESSION);
    }

    /** Whoever is known by other means, a proxy or the loopback address, stays known by those alone. */
    private Response begin(Exchange exchange) {
        exchange.body(Bodies.Nothing.class);
        Request request = exchange.request();
        Response answer = Exchange.json(view(exchange));
        return Access.hasCredentials(request)
                ? answer.header(
                        "Set-Cookie",
                        access.sessions().begin(request, exchange.known().principal()))
                : answer;
    }

    private Response end(Exchange exchange) {
        exchange.body(Bodies.Nothing.class);
        return Exchange.json(view(exchange))
                .header("Set-Cookie", access.sessions().end(exchange.request()));
    }
}
