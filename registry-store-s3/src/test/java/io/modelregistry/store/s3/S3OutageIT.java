package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that is killed while it works, and comes back. */
class S3OutageIT {

    private static final byte[] CONTENT = new byte[120 << 20];
    private static final BlobKey KEY;

    static {
        new Random(1).nextBytes(CONTENT);
        KEY = new BlobKey(Digest.of(CONTENT), 1);
    }

    @TempDir
    private Path directory;

    @Test
    void an_upload_that_a_kill_cut_off_shows_nothing_and_can_be_repeated() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(directory);
                S3Client client = TestClients.of(server);
                ArtifactStore store = S3ArtifactStore.over(client, server.newBucket(), "")) {
            CountDownLatch started = new CountDownLatch(1);
            CompletableFuture<Void> put = CompletableFuture.runAsync(() -> put(store, started));
            started.await();
            server.kill();
            assertThat(put.handle((done, failure) -> failure).get()).hasCauseInstanceOf(StoreException.class);
            server.restart();
            assertThat(store.size(KEY)).isEmpty();
            assertThat(store.list()).isEmpty();
            put(store, started);
            assertThat(Arrays.equals(read(store), CONTENT)).isTrue();
            assertThat(store.list()).containsExactly(KEY);
        }
    }

    private static void put(ArtifactStore store, CountDownLatch started) {
        BlobSource source = BlobSource.of("weights.bin", CONTENT);
        try (Staged staged = store.stage(List.of(source), TransferListener.NONE).get(0)) {
            store.put(List.of(new Placement(staged, KEY)), (name, done, size) -> started.countDown());
        }
    }

    private static byte[] read(ArtifactStore store) throws IOException {
        try (InputStream in = store.open(KEY, 0, CONTENT.length)) {
            return in.readAllBytes();
        }
    }
}
