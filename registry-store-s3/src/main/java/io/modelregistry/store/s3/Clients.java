package io.modelregistry.store.s3;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients with bounds on everything: connections, silence, time and attempts. */
final class Clients {

    /** For a few registrations at once, each with 16 requests, and streams that are being read. */
    private static final int CONNECTIONS = 128;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** A part of 16 MiB takes five minutes at half a megabit a second. */
    private static final Duration ATTEMPT = Duration.ofMinutes(5);

    private static final Duration CALL = Duration.ofMinutes(15);

    /** The SDK pauses in between, longer every time and with jitter. */
    private static final int ATTEMPTS = 5;

    private Clients() {}

    static S3Client of(S3Address address) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(WAIT_FOR_CONNECTION)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(bounds())
                .forcePathStyle(address.pathStyle());
        if (!address.checksums()) {
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        address.endpoint().ifPresent(builder::endpointOverride);
        region(address).map(Region::of).ifPresent(builder::region);
        return builder.build();
    }

    private static ClientOverrideConfiguration bounds() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .build();
    }

    /** Empty leaves it to the SDK, which asks the machine it runs on: that takes seconds where there is no such service. */
    private static Optional<String> region(S3Address address) {
        if (address.region().isPresent() || address.endpoint().isEmpty()) {
            return address.region();
        }
        return Optional.of(SdkSystemSetting.AWS_REGION.getStringValue().orElse("us-east-1"));
    }
}
