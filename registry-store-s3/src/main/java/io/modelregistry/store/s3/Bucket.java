package io.modelregistry.store.s3;

import io.modelregistry.spi.BlobKey;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is in the bucket, and how it leaves. */
final class Bucket {

    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final Location location;
    private final Failures failures;

    Bucket(S3Client client, Location location, Failures failures) {
        this.client = client;
        this.location = location;
        this.failures = failures;
    }

    /** Fails if the bucket is not there or may not be used. */
    void requireUsable() {
        failures.translating(
                "it cannot be opened", () -> client.headBucket(request -> request.bucket(location.bucket())));
    }

    /** Uploads first: one that ends meanwhile leaves an object, which goes next. */
    void delete(BlobKey blob) {
        String key = location.key(blob);
        failures.translating("blob " + blob + " cannot be deleted", () -> {
            uploads(key).filter(upload -> key.equals(upload.key())).forEach(this::abort);
            return client.deleteObject(
                    request -> request.bucket(location.bucket()).key(key));
        });
    }

    private Stream<MultipartUpload> uploads(String key) {
        ListMultipartUploadsRequest request = ListMultipartUploadsRequest.builder()
                .bucket(location.bucket())
                .prefix(key)
                .build();
        try {
            return client.listMultipartUploadsPaginator(request).uploads().stream().toList().stream();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private void abort(MultipartUpload upload) {
        try {
            client.abortMultipartUpload(request ->
                    request.bucket(location.bucket()).key(upload.key()).uploadId(upload.uploadId()));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
    }

    /** Every blob, page by page as the stream is read. */
    Stream<BlobKey> list() {
        return Stream.iterate(page(null), Objects::nonNull, this::next)
                .flatMap(page -> page.contents().stream())
                .flatMap(object -> location.blob(object.key()).stream());
    }

    private @Nullable ListObjectsV2Response next(ListObjectsV2Response page) {
        return page.isTruncated() ? page(page.nextContinuationToken()) : null;
    }

    private ListObjectsV2Response page(@Nullable String token) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(location.bucket())
                .prefix(location.prefix())
                .continuationToken(token)
                .build();
        return failures.translating("its blobs cannot be listed", () -> client.listObjectsV2(request));
    }
}
