package io.modelregistry.store.s3;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An empty bucket, a client that sees all of it, and a store over a stand-in for that client. */
abstract class BucketFixture {

    static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    static final int MIB = 1 << 20;

    String bucket;
    S3Client client;
    S3Client standIn;
    S3ArtifactStore store;

    @BeforeEach
    void open_a_store_over_a_stand_in() {
        S3ProxyServer server = S3ProxyServer.shared();
        bucket = server.newBucket();
        client = TestClients.of(server);
        standIn = StandIn.of(client);
        store = S3ArtifactStore.over(standIn, bucket, "models");
    }

    @AfterEach
    void close_store_and_client() {
        store.close();
        client.close();
    }

    static byte[] random(int size, long seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    static BlobKey key(byte[] content) {
        return new BlobKey(Digest.of(content), 1);
    }

    String objectKey(byte[] content) {
        return "models/" + key(content).path();
    }

    void put(byte[] content) {
        put(BlobSource.of("weights.bin", content), content);
    }

    void put(BlobSource source, byte[] content) {
        try (Staged staged = store.stage(List.of(source), TransferListener.NONE).get(0)) {
            store.put(List.of(new Placement(staged, key(content))), TransferListener.NONE);
        }
    }

    byte[] read(byte[] content) throws IOException {
        try (InputStream in = store.open(key(content), 0, content.length)) {
            return in.readAllBytes();
        }
    }

    /** Puts an object by other means. */
    void putObject(String objectKey, byte[] content) {
        client.putObject(request -> request.bucket(bucket).key(objectKey), RequestBody.fromBytes(content));
    }

    List<String> objects() {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    List<String> unfinishedUploads() {
        return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }
}
