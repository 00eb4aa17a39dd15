/** Blobs in S3 and what speaks its protocol. */
@SuppressWarnings("module") // the 3 is part of a name, not a version
module io.modelregistry.store.s3 {
    requires transitive io.modelregistry;
    requires transitive software.amazon.awssdk.services.s3;
    requires org.jspecify;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.apache5;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;

    exports io.modelregistry.store.s3;

    provides io.modelregistry.spi.ArtifactProvider with
            io.modelregistry.store.s3.S3ArtifactProvider;
    provides io.modelregistry.spi.FilesProvider with
            io.modelregistry.store.s3.S3FilesProvider;
}
