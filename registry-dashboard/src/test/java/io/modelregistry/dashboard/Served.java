package io.modelregistry.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.core.memory.MemoryArtifactProvider;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** A registry in memory with one model of two versions, the first of them in production, served. */
final class Served implements AutoCloseable {
    static final String ODD = "\u00e9\u20ac.bin";
    private static final ObjectMapper JSON = new ObjectMapper();

    final RegistryClient registry;
    final Dashboard dashboard;
    private final HttpClient http = HttpClient.newHttpClient();

    private Served(RegistryClient registry, Dashboard dashboard) {
        this.registry = registry;
        this.dashboard = dashboard;
    }

    static Served readOnly(Path cache) throws IOException {
        RegistryClient registry = filled(cache);
        return new Served(registry, Dashboard.on(registry).start());
    }

    static Served changeable(Path cache) throws IOException {
        RegistryClient registry = filled(cache);
        return new Served(registry, Dashboard.on(registry).allowChanges().start());
    }

    /** To whoever has a token; each changes things under their own name. */
    static Served toTeam(Path cache, Authenticator tokens) throws IOException {
        Metadata metadata = new MemoryMetadataProvider().open("memory:");
        ArtifactStore artifacts = new MemoryArtifactProvider().open("memory:");
        Function<String, RegistryClient> clientOf = actor -> RegistryClient.builder()
                .metadata(metadata)
                .artifacts(artifacts)
                .cache(cache)
                .actor(actor)
                .open();
        RegistryClient registry = fill(clientOf.apply("ana"));
        return new Served(
                registry,
                Dashboard.on(registry)
                        .authenticator(tokens)
                        .allowChanges(clientOf)
                        .start());
    }

    static Served of(RegistryClient registry, Dashboard dashboard) {
        return new Served(registry, dashboard);
    }

    static RegistryClient filled(Path cache) {
        return fill(RegistryClient.builder().cache(cache).actor("ana").open("memory:"));
    }

    static RegistryClient fill(RegistryClient registry) {
        ModelVersion first = registry.model("churn")
                .newVersion()
                .semanticVersion("1.0.0")
                .file("weights/model.bin", "0123456789".getBytes(StandardCharsets.US_ASCII))
                .file(ODD, new byte[] {1})
                .file("report.html", "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII))
                .file("file.pdf", "%PDF-1.7 /JS".getBytes(StandardCharsets.US_ASCII))
                .metric("accuracy", 0.8)
                .trainedOn(Dataset.of("customers"))
                .register();
        registry.model("churn")
                .newVersion()
                .semanticVersion("1.1.0")
                .file("weights/model.bin", new byte[] {2})
                .metric("accuracy", 0.9)
                .derivedFrom(first)
                .register();
        registry.model("churn").stage("production").assign(first, "the first");
        registry.model("vision/cats").newVersion().file("m", new byte[] {3}).register();
        return registry;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    JsonNode json(String path, String... headers) throws Exception {
        return JSON.readTree(get(path, headers).body());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** A change as a program asks for it. */
    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("X-Model-Registry", "1")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        HttpRequest built = (headers.length == 0 ? request : request.headers(headers)).build();
        return http.send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    URI uri(String path) {
        return dashboard.address().resolve(path);
    }

    String host() {
        return dashboard.address().getAuthority();
    }

    /** Sends what is written and reads until the server ends the connection or 8 seconds passed. */
    String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    String raw(byte[] request) throws IOException {
        try (Socket socket = socket()) {
            try {
                socket.getOutputStream().write(request);
            } catch (IOException e) {
                // answered before all was sent
            }
            return readAll(socket.getInputStream());
        }
    }

    Socket socket() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), dashboard.address().getPort());
        socket.setSoTimeout(8_000);
        return socket;
    }

    private static String readAll(InputStream in) {
        StringBuilder text = new StringBuilder();
        try {
            for (int read = in.read(); read >= 0; read = in.read()) {
                text.append((char) read);
            }
        } catch (IOException e) {
            // what came before counts
        }
        return text.toString();
    }

    @Override
    public void close() {
        dashboard.close();
        registry.close();
    }
}
