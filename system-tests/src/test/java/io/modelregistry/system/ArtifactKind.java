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
            case S3 -> Place.of(newBucket("models"));
        };
    }

    /** The address of a folder in a new bucket. The SDK finds credentials for it where it looks by default. */
    static String newBucket(String folder) {
        S3ProxyServer server = S3ProxyServer.shared();
        System.setProperty("aws.accessKeyId", server.accessKey());
        System.setProperty("aws.secretAccessKey", server.secretKey());
        return "s3://" + server.newBucket() + "/" + folder + "?endpoint=" + server.endpoint() + "&region="
                + server.region();
    }
}
