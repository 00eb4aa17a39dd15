package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stores opened by address, with the SDK's own credentials, retries and timeouts. */
class S3ArtifactProviderTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final BlobKey KEY = new BlobKey(Digest.of(HELLO), 1);
    private static final String WRONG_SECRET = "wJalrXUtnFEMIK7MDENG";

    private final S3ProxyServer server = S3ProxyServer.shared();
    private final S3ArtifactProvider provider = new S3ArtifactProvider();

    @RegisterExtension
    private final EnvironmentCredentials credentials = new EnvironmentCredentials(server);

    @Test
    void is_found_by_its_scheme() {
        assertThat(ServiceLoader.load(ArtifactProvider.class))
                .filteredOn(found -> found.scheme().equals("s3"))
                .hasOnlyElementsOfType(S3ArtifactProvider.class);
    }

    @Test
    void opens_a_store_with_credentials_of_the_environment() throws IOException {
        String address = "s3://" + server.newBucket() + "/models?endpoint=" + server.endpoint();
        try (ArtifactStore store =
                provider.open(address + "&region=us-east-1&path-style=true&checksums=when-required")) {
            put(store);
            assertThat(store.open(KEY, 0, 5).readAllBytes()).isEqualTo(HELLO);
            assertThat(store.address()).isEqualTo(address.replace("/models?", "/models/?"));
        }
        try (ArtifactStore store = provider.open(address + "&checksums=when-supported")) {
            assertThat(store.list()).containsExactly(KEY);
            store.delete(KEY);
            put(store);
        }
    }

    private static void put(ArtifactStore store) {
        try (Staged staged = store.stage(List.of(BlobSource.of("hello", HELLO)), TransferListener.NONE)
                .get(0)) {
            store.put(List.of(new Placement(staged, KEY)), TransferListener.NONE);
        }
    }

    @Test
    void says_that_a_bucket_is_not_there() {
        assertThatThrownBy(() -> provider.open("s3://no-such-bucket?endpoint=" + server.endpoint()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining("s3://no-such-bucket/")
                .hasMessageContaining("there is no such bucket");
    }

    @Test
    void says_that_a_secret_is_wrong_without_telling_it() {
        System.setProperty("aws.secretAccessKey", WRONG_SECRET);
        String address = "s3://" + server.newBucket() + "?endpoint=" + server.endpoint();
        assertThatThrownBy(() -> provider.open(address))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining("access is denied; check the credentials")
                .satisfies(e -> assertThat(everythingOf(e)).doesNotContain(WRONG_SECRET));
    }

    private static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void says_that_there_are_no_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        assertThatThrownBy(() -> provider.open("s3://models?endpoint=" + server.endpoint()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no credentials were found; set AWS_ACCESS_KEY_ID");
    }

    @Test
    void says_that_nobody_answers() {
        assertThatThrownBy(() -> provider.open("s3://models?endpoint=http://127.0.0.1:1"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageContaining("no answer (")
                .hasMessageContaining("Connection refused");
    }

    @Test
    void asks_a_busy_server_again() throws IOException {
        try (Busy busy = new Busy(2);
                ArtifactStore store = provider.open("s3://models?endpoint=" + busy.endpoint())) {
            put(store);
            assertThat(busy.puts.get()).isEqualTo(3);
        }
    }

    @Test
    void gives_up_on_a_server_that_stays_busy() throws IOException {
        try (Busy busy = new Busy(20);
                ArtifactStore store = provider.open("s3://models?endpoint=" + busy.endpoint())) {
            assertThatThrownBy(() -> put(store))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.isRetryable()).isTrue())
                    .hasMessageContaining("it is busy or out of order; try again later (it answered 503");
            assertThat(busy.puts.get()).isEqualTo(5);
        }
    }

    /** A server that has a bucket and refuses to take objects for a while. */
    private static final class Busy implements AutoCloseable {

        private final AtomicInteger puts = new AtomicInteger();
        private final int refusals;
        private final HttpServer server;

        Busy(int refusals) throws IOException {
            this.refusals = refusals;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
        }

        String endpoint() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            exchange.sendResponseHeaders(status(exchange.getRequestMethod(), path), -1);
            exchange.close();
        }

        private int status(String method, String path) {
            if (method.equals("PUT")) {
                return puts.incrementAndGet() > refusals ? 200 : 503;
            }
            return path.contains(KEY.path()) ? 404 : 200;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
