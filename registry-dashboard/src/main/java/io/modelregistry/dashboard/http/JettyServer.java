package io.modelregistry.dashboard.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler.Abstract;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Ties a handler to Jetty. Its threads are daemons and bounded, so that the application around it keeps its own. */
public final class JettyServer implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final int LEAST_THREADS = 2;
    private static final int MOST_CONNECTIONS = 2_048;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final long IDLE_MILLIS = 30_000;
    private static final long CROWDED_IDLE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 2_000;

    private final Server server;
    private final ServerConnector connector;

    private JettyServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens at an address.
     *
     * @param failures what is answered with a status where no request could be read
     * @throws IOException if that cannot be
     */
    public static JettyServer start(InetSocketAddress address, Handler handler, IntFunction<Response> failures)
            throws IOException {
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(limit);
        server.setErrorHandler((request, response, callback) -> {
            send(request, response, callback, failures.apply(response.getStatus()));
            return true;
        });
        server.setHandler(new Adapter(handler));
        JettyServer started = new JettyServer(server, connector);
        started.start();
        return started;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("registry-dashboard");
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        return threads;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        return configuration;
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    /** The port that it listens at. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops listening and ends its threads. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop: " + e.getMessage(), e);
        }
    }

    private static void send(
            org.eclipse.jetty.server.Request request,
            org.eclipse.jetty.server.Response response,
            Callback callback,
            Response answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        answer.body().length().ifPresent(length -> response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length));
        if (request.getMethod().equals("HEAD") || answer.status() == 304) {
            callback.succeeded();
            return;
        }
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            answer.body().writeTo(out);
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }

    private static final class Adapter extends Abstract {
        private final Handler handler;

        Adapter(Handler handler) {
            this.handler = handler;
        }

        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request request,
                org.eclipse.jetty.server.Response response,
                Callback callback) {
            send(request, response, callback, handler.handle(read(request)));
            return true;
        }

        private static Request read(org.eclipse.jetty.server.Request request) {
            String path = request.getHttpURI().getPath();
            String query = request.getHttpURI().getQuery();
            return new Request(
                    request.getMethod(),
                    path == null ? "" : path,
                    query == null ? "" : query,
                    authorities(request),
                    headers(request),
                    Content.Source.asInputStream(request));
        }

        private static List<String> authorities(org.eclipse.jetty.server.Request request) {
            List<String> all = new ArrayList<>(request.getHeaders().getValuesList(HttpHeader.HOST));
            String named = request.getHttpURI().getAuthority();
            if (named != null) {
                all.add(named);
            }
            return all;
        }

        private static Map<String, List<String>> headers(org.eclipse.jetty.server.Request request) {
            Map<String, List<String>> headers = new HashMap<>();
            for (HttpField field : request.getHeaders()) {
                headers.computeIfAbsent(field.getLowerCaseName(), name -> new ArrayList<>())
                        .add(field.getValue() == null ? "" : field.getValue());
            }
            return headers;
        }
    }
}
