package io.modelregistry.store.s3;

import io.modelregistry.internal.Parallel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** One source on its way in parts, several at a time, none of which is held in memory. */
final class MultipartUpload {

    private static final int PARTS_AT_ONCE = 4;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String id;
    private final StagedSource source;

    private MultipartUpload(S3Client client, String bucket, String key, String id, StagedSource source) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.id = id;
        this.source = source;
    }

    static MultipartUpload begin(S3Client client, String bucket, String key, StagedSource source) {
        String id = client.createMultipartUpload(request ->
                        request.bucket(bucket).key(key).contentType(Upload.TYPE).metadata(Upload.metadata(source)))
                .uploadId();
        return new MultipartUpload(client, bucket, key, id, source);
    }

    /** Sends all parts and makes an object of them, if there is none under the key. Otherwise nothing of them stays. */
    void send(LongConsumer sent) {
        AtomicLong total = new AtomicLong();
        try {
            complete(Parallel.map(PARTS_AT_ONCE, source.parts(), part -> {
                CompletedPart completed = send(part);
                sent.accept(total.addAndGet(part.length()));
                return completed;
            }));
        } catch (InterruptedException e) {
            abort();
            throw AbortedException.create("Interrupted while parts were sent", e);
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        }
    }

    private CompletedPart send(Part part) {
        try (CheckedContent content = source.content(part)) {
            UploadPartRequest request = UploadPartRequest.builder()
                    .bucket(bucket)
                    .key(key)
                    .uploadId(id)
                    .partNumber(part.number())
                    .build();
            RequestBody body = RequestBody.fromContentProvider(content, part.length(), Upload.TYPE);
            String tag = client.uploadPart(request, body).eTag();
            return CompletedPart.builder().partNumber(part.number()).eTag(tag).build();
        }
    }

    private void complete(List<CompletedPart> parts) {
        client.completeMultipartUpload(request -> request.bucket(bucket)
                .key(key)
                .uploadId(id)
                .ifNoneMatch("*")
                .multipartUpload(upload -> upload.parts(parts)));
    }

    /** Also for a thread that was interrupted. What cannot be aborted now is when the blob is deleted. */
    private void abort() {
        boolean interrupted = Thread.interrupted();
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(id));
        } catch (SdkException e) {
            // The failure that led here is the one to tell.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
