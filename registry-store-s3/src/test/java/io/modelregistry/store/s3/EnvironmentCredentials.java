package io.modelregistry.store.s3;

import io.modelregistry.testservers.S3ProxyServer;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Credentials of a server where the SDK looks for them by itself, for as long as a test runs. */
record EnvironmentCredentials(S3ProxyServer server) implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        properties().forEach(System::setProperty);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        properties().keySet().forEach(System::clearProperty);
    }

    private Map<String, String> properties() {
        return Map.of(
                "aws.accessKeyId", server.accessKey(),
                "aws.secretAccessKey", server.secretKey(),
                "aws.disableEc2Metadata", "true");
    }
}
