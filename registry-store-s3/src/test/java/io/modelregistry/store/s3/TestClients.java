package io.modelregistry.store.s3;

import io.modelregistry.testservers.S3MockServer;
import io.modelregistry.testservers.S3ProxyServer;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of test servers, as a caller would make them. */
final class TestClients {

    private TestClients() {}

    static S3Client of(S3ProxyServer server) {
        return of(server.endpoint(), server.accessKey(), server.secretKey());
    }

    static S3Client of(S3MockServer server) {
        return of(server.endpoint(), "any", "any");
    }

    static S3Client of(URI endpoint, String accessKey, String secretKey) {
        return S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(128))
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }
}
