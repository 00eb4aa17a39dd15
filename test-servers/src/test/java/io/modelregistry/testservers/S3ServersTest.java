package io.modelregistry.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServersTest {
    @TempDir
    private Path directory;

    @Test
    void s3proxy_keeps_objects_and_its_port_when_it_is_killed() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(directory);
                S3Client client = client(server.endpoint(), server.secretKey())) {
            String bucket = server.newBucket();
            put(client, bucket, "a/b", "kept");
            server.kill();
            assertThatThrownBy(() -> read(client, bucket, "a/b")).isInstanceOf(SdkClientException.class);
            server.restart();
            assertThat(read(client, bucket, "a/b")).isEqualTo("kept");
        }
    }

    @Test
    void s3proxy_refuses_a_wrong_secret() {
        S3ProxyServer server = S3ProxyServer.shared();
        String bucket = server.newBucket();
        try (S3Client client = client(server.endpoint(), "wrong")) {
            assertThatThrownBy(() -> put(client, bucket, "a", "b"))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void s3mock_keeps_objects() {
        S3MockServer server = S3MockServer.shared();
        String bucket = server.newBucket();
        try (S3Client client = client(server.endpoint(), "any")) {
            put(client, bucket, "a/b", "kept");
            assertThat(read(client, bucket, "a/b")).isEqualTo("kept");
        }
    }

    private static void put(S3Client client, String bucket, String key, String text) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private static String read(S3Client client, String bucket, String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }

    private static S3Client client(URI endpoint, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("access-key", secret)))
                .build();
    }
}
