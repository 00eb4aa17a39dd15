package io.modelregistry.system;

import io.modelregistry.testservers.S3ProxyServer;
import java.nio.file.Path;

/** Every kind of artifact store, and where a test finds an empty one. */
enum ArtifactKind {
    MEMORY,
    FILE,
    S3;

    /** An empty one; what is a directory is put into the given one. */
    Place newPlace(Path directory) {
        return switch (this) {
            case MEMORY -> Place.of("memory:");
            case FILE -> Place.of(directory.resolve("artifacts").toUri().toString());
            case S3 -> inBucketOf(S3ProxyServer.shared());
        };
    }

    /** The SDK finds credentials where it looks by default. */
    private static Place inBucketOf(S3ProxyServer server) {
        System.setProperty("aws.accessKeyId", server.accessKey());
        System.setProperty("aws.secretAccessKey", server.secretKey());
        return Place.of(
                "s3://" + server.newBucket() + "/models?endpoint=" + server.endpoint() + "&region=" + server.region());
    }
}
