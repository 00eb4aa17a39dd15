package io.modelregistry.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/**
 * S3Mock in a process of its own: a second S3 server, written independently of S3Proxy. It stores checksums, tags and
 * versions. Not for contention, because several writers can win one create-if-absent, nor for credentials, because it
 * accepts any. Safe for many threads.
 */
public final class S3MockServer implements AutoCloseable {
    private static final Shared<S3MockServer> SHARED = new Shared<>("S3Mock", S3MockServer::start);

    private final ForkedServer server;

    private S3MockServer() throws IOException {
        this.server = ForkedServer.start("s3mock", S3MockServer::program);
    }

    /** The server that all tests of this JVM share. */
    public static S3MockServer shared() {
        return SHARED.get();
    }

    /** Starts an empty server on a free port, and waits until it answers. */
    public static S3MockServer start() throws IOException {
        return new S3MockServer();
    }

    /** For path-style requests: {@code http://127.0.0.1:port}. */
    public URI endpoint() {
        return server.endpoint();
    }

    public String region() {
        return "us-east-1";
    }

    /** Creates an empty bucket with a name of its own. */
    public String newBucket() {
        String name = "test-" + UUID.randomUUID();
        HttpRequest create = HttpRequest.newBuilder(endpoint().resolve("/" + name))
                .PUT(BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(create, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No bucket: " + response.statusCode() + " " + response.body());
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the process; what it held is gone. */
    @Override
    public void close() {
        server.stop();
    }

    @Override
    public String toString() {
        return "S3Mock at " + endpoint();
    }

    private static List<String> program(int port) {
        return List.of(
                "com.adobe.testing.s3mock.S3MockApplication",
                "--http.port=" + port,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN");
    }
}
