package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.testservers.S3MockServer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** A server that keeps the checksums it was sent. */
class S3ChecksumsTest {

    private String bucket;
    private S3Client client;
    private S3Client standIn;
    private S3ArtifactStore store;

    @BeforeEach
    void open() {
        bucket = S3MockServer.shared().newBucket();
        client = TestClients.of(S3MockServer.shared());
        standIn = StandIn.of(client);
        store = S3ArtifactStore.over(standIn, bucket, "");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_small_object_is_known_by_the_checksum_that_the_server_keeps() {
        byte[] content = random(100_000);
        BlobKey key = put(content);
        assertThat(client.headObject(request ->
                                request.bucket(bucket).key(key.path()).checksumMode(ChecksumMode.ENABLED))
                        .checksumSHA256())
                .isEqualTo(Upload.base64(key.digest()));
        put(content);
        verify(standIn, never()).getObject(any(GetObjectRequest.class));
    }

    @Test
    void an_object_in_parts_is_read_again_to_be_known() {
        byte[] content = random(17 << 20);
        put(content);
        put(content);
        verify(standIn, atLeast(1)).getObject(any(GetObjectRequest.class));
    }

    @Test
    void an_object_with_a_checksum_of_other_bytes_is_refused() {
        byte[] content = random(1000);
        byte[] others = new byte[1000];
        BlobKey key = new BlobKey(Digest.of(content), 1);
        client.putObject(
                request -> request.bucket(bucket).key(key.path()).checksumSHA256(Upload.base64(Digest.of(others))),
                RequestBody.fromBytes(others));
        assertThatThrownBy(() -> put(content)).isInstanceOf(IntegrityException.class);
        verify(standIn, never()).getObject(any(GetObjectRequest.class));
    }

    private BlobKey put(byte[] content) {
        BlobSource source = BlobSource.of("weights.bin", content);
        try (Staged staged = store.stage(List.of(source), TransferListener.NONE).get(0)) {
            BlobKey key = new BlobKey(staged.digest(), 1);
            store.put(List.of(new Placement(staged, key)), TransferListener.NONE);
            return key;
        }
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
