package io.modelregistry.store.s3;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.testkit.ArtifactStoreContract;
import io.modelregistry.testservers.S3MockServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that keeps checksums, and below a prefix. */
@ExtendWith(S3MockArtifactStoreTest.NoRaces.class)
class S3MockArtifactStoreTest extends ArtifactStoreContract {

    private static S3Client client;

    private String bucket;

    @BeforeAll
    static void connect() {
        client = TestClients.of(S3MockServer.shared());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected ArtifactStore openEmpty() {
        bucket = S3MockServer.shared().newBucket();
        return S3ArtifactStore.over(client, bucket, "models/blobs");
    }

    @Override
    protected Optional<ArtifactStore> openAgain() {
        return Optional.of(S3ArtifactStore.over(client, bucket, "/models/blobs/"));
    }

    /** S3Mock writes over an object while others read it, and lets two conditional writes of one key both succeed. */
    static final class NoRaces implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getTestClass()
                            .filter(type -> type.getSimpleName().equals("Contending"))
                            .isPresent()
                    ? ConditionEvaluationResult.disabled("S3Mock's writes are not atomic; s3proxy's are")
                    : ConditionEvaluationResult.enabled("needs no atomic writes");
        }
    }
}
