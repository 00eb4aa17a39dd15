package io.modelregistry.dashboard;

import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.Authenticator.Principal;
import io.modelregistry.dashboard.api.Api;
import io.modelregistry.dashboard.api.Clients;
import io.modelregistry.dashboard.api.Metrics;
import io.modelregistry.dashboard.http.JettyServer;
import io.modelregistry.dashboard.security.Access;
import io.modelregistry.dashboard.security.Access.Changes;
import io.modelregistry.dashboard.security.Hosts;
import io.modelregistry.dashboard.security.Sessions;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Serves a registry over HTTP, from any JVM. Its threads are its own, bounded, and daemons. It reads through the client that it
 * was given, which stays open when it closes.
 */
public final class Dashboard implements AutoCloseable {
    private final JettyServer server;
    private final Api api;
    private final URI address;

    private Dashboard(JettyServer server, Api api, URI address) {
        this.server = server;
        this.api = api;
        this.address = address;
    }

    /** Collects what is needed to serve a registry: at the loopback address, on a free port, read-only, unless told otherwise. */
    public static Builder on(RegistryClient registry) {
        return new Builder(registry);
    }

    /** Where it is served: {@code http://127.0.0.1:8080/}. */
    public URI address() {
        return address;
    }

    /** Stops serving and ends its threads. A second call does nothing. */
    @Override
    public void close() {
        api.close();
        server.close();
    }

    @Override
    public String toString() {
        return "dashboard at " + address;
    }

    /** Collects what is needed to serve a registry. Each option but {@link #allowHost} can be set once. For one thread. */
    @CanIgnoreReturnValue
    public static final class Builder {
        private static final int MOST_PORT = 65_535;

        private final RegistryClient registry;
        private final Set<String> hosts = new HashSet<>();
        private Optional<Integer> port = Optional.empty();
        private Optional<InetAddress> bind = Optional.empty();
        private Optional<Authenticator> authenticator = Optional.empty();
        private Optional<Function<String, RegistryClient>> acting = Optional.empty();
        private Optional<Metrics> metrics = Optional.empty();
        private Changes changes = Changes.REFUSED;

        private Builder(RegistryClient registry) {
            this.registry = registry;
        }

        /** The port; 0, which it is otherwise, picks a free one. */
        public Builder port(int number) {
            if (number < 0 || number > MOST_PORT) {
                throw InvalidInputException.of("port", Integer.toString(number), "0 to " + MOST_PORT);
            }
            requireUnset("port", port);
            port = Optional.of(number);
            return this;
        }

        /** The address to listen at; otherwise the loopback address. Any other needs {@link #authenticator}. */
        public Builder bind(InetAddress local) {
            requireUnset("address", bind);
            bind = Optional.of(local);
            return this;
        }

        /** One more host name that requests may name, without a port: what a proxy or a certificate calls this server. */
        public Builder allowHost(String name) {
            if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})")) {
                throw InvalidInputException.of("host name", name, "letters, digits, '.' and '-'");
            }
            hosts.add(name);
            return this;
        }

        /** Says who sends a request, for example {@link Tokens}; otherwise everybody who reaches the server is this process's actor. */
        public Builder authenticator(Authenticator known) {
            requireUnset("authenticator", authenticator);
            authenticator = Optional.of(known);
            return this;
        }

        /** Lets everybody change the registry as the client's own actor. With an {@link #authenticator}, say who acts instead. */
        public Builder allowChanges() {
            requireUnset("permission to change", Optional.of(changes).filter(Changes.ALLOWED::equals));
            changes = Changes.ALLOWED;
            return this;
        }

        /**
         * Lets those who have the role change the registry, each under their own name.
         *
         * @param clientOf opens a client for an actor, for one change; it is closed after it. Over stores that are open already,
         *     which {@link RegistryClient.Builder} takes, that costs little
         */
        public Builder allowChanges(Function<String, RegistryClient> clientOf) {
            allowChanges();
            acting = Optional.of(clientOf);
            return this;
        }

        /**
         * Serves figures of requests and of the registry at {@code /metrics}, to whoever may read.
         *
         * @throws IllegalStateException if {@code io.micrometer:micrometer-registry-prometheus} is not on the class path
         */
        public Builder metrics() {
            requireUnset("serving of metrics", metrics);
            metrics = Optional.of(Metrics.prometheus(registry));
            return this;
        }

        private static void requireUnset(String what, Optional<?> value) {
            if (value.isPresent()) {
                throw new IllegalStateException("The " + what + " was already set to " + value.get());
            }
        }

        /**
         * Starts serving.
         *
         * @throws IOException if it cannot listen there
         * @throws IllegalStateException if others could reach it and nobody is asked who they are, or if people sign in and would
         *     all change the registry under one name
         */
        @io.modelregistry.CheckReturnValue
        public Dashboard start() throws IOException {
            InetAddress local = bind.orElseGet(InetAddress::getLoopbackAddress);
            requireSafe(local);
            Principal self = new Principal(registry.actor(), Role.ADMIN);
            Access access = new Access(
                    authenticator.orElse(header -> Optional.of(self)), changes, new Sessions(Clock.systemUTC()));
            Api api = new Api(
                    new Clients(registry, acting), new Hosts(local, hosts), access, metrics.orElseGet(Metrics::none));
            JettyServer server = JettyServer.start(new InetSocketAddress(local, port.orElse(0)), api, Api::failure);
            return new Dashboard(server, api, URI.create("http://" + Hosts.name(local) + ":" + server.port() + "/"));
        }

        private void requireSafe(InetAddress local) {
            if (!local.isLoopbackAddress() && authenticator.isEmpty()) {
                throw new IllegalStateException("Others can reach " + local.getHostAddress()
                        + ": authenticator(…) must say who they are, for example with Tokens");
            }
            if (authenticator.isPresent() && changes == Changes.ALLOWED && acting.isEmpty()) {
                throw new IllegalStateException("Whoever signs in would change the registry as " + registry.actor()
                        + ": allowChanges(actor -> …) must open a client for each");
            }
        }
    }
}
