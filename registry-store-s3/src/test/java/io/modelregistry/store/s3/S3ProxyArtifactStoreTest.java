package io.modelregistry.store.s3;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.testkit.ArtifactStoreContract;
import io.modelregistry.testservers.S3ProxyServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

class S3ProxyArtifactStoreTest extends ArtifactStoreContract {

    private static S3Client client;

    private String bucket;

    @BeforeAll
    static void connect() {
        client = TestClients.of(S3ProxyServer.shared());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected ArtifactStore openEmpty() {
        bucket = S3ProxyServer.shared().newBucket();
        return S3ArtifactStore.over(client, bucket, "");
    }

    @Override
    protected Optional<ArtifactStore> openAgain() {
        return Optional.of(S3ArtifactStore.over(client, bucket, ""));
    }
}
