package io.modelregistry.store.s3;

import io.modelregistry.Digest;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.BlobKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads objects. */
final class Reader {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int CHUNK_ATTEMPTS = 3;

    private final S3Client client;
    private final Location location;
    private final Failures failures;

    Reader(S3Client client, Location location, Failures failures) {
        this.client = client;
        this.location = location;
        this.failures = failures;
    }

    String url(BlobKey key) {
        return location + key.path();
    }

    /** What is known of an object; empty if there is none. */
    Optional<HeadObjectResponse> head(BlobKey key) {
        return head(key, HeadObjectRequest.builder());
    }

    /** As {@link #head}, with the checksums that the server has. */
    Optional<HeadObjectResponse> headWithChecksum(BlobKey key) {
        return head(key, HeadObjectRequest.builder().checksumMode(ChecksumMode.ENABLED));
    }

    private Optional<HeadObjectResponse> head(BlobKey key, HeadObjectRequest.Builder request) {
        request.bucket(location.bucket()).key(location.key(key));
        return failures.translating("blob " + key + " cannot be looked up", () -> {
            try {
                return Optional.of(client.headObject(request.build()));
            } catch (S3Exception e) {
                if (e.statusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Bytes of a blob; long ranges by several requests at once. */
    InputStream open(BlobKey key, long offset, long length) {
        if (length == 0) {
            return head(key).map(there -> InputStream.nullInputStream()).orElseThrow(() -> missing(key));
        }
        return length <= ReadAhead.CHUNK_BYTES ? range(key, offset, length) : ReadAhead.of(this, key, offset, length);
    }

    /** Bytes of a blob by one request. */
    ObjectStream range(BlobKey key, long offset, long length) {
        return failures.translating("blob " + key + " cannot be read", () -> {
            try {
                String range = "bytes=" + offset + "-" + (offset + length - 1);
                return stream(
                        key,
                        length,
                        client.getObject(request -> request.bucket(location.bucket())
                                .key(location.key(key))
                                .range(range)));
            } catch (S3Exception e) {
                throw notRead(key, e);
            }
        });
    }

    /** Bytes of a blob in memory, or some of them if nobody wants them any more. Asks again when an answer breaks off. */
    byte[] chunk(BlobKey key, long offset, int length, BooleanSupplier unwanted) {
        byte[] bytes = new byte[length];
        for (int attempt = 1; ; attempt++) {
            try (ObjectStream in = range(key, offset, length)) {
                fill(bytes, in, unwanted);
                return bytes;
            } catch (StoreException e) {
                if (attempt == CHUNK_ATTEMPTS || !e.isRetryable()) {
                    throw e;
                }
            }
        }
    }

    private static void fill(byte[] bytes, ObjectStream in, BooleanSupplier unwanted) {
        int filled = 0;
        while (filled < bytes.length && !unwanted.getAsBoolean()) {
            filled += in.read(bytes, filled, Math.min(BUFFER_BYTES, bytes.length - filled));
        }
    }

    StoreException interrupted(BlobKey key, InterruptedException cause) {
        return failures.interrupted("blob " + key + " cannot be read", cause);
    }

    private ObjectStream stream(BlobKey key, long length, ResponseInputStream<GetObjectResponse> response) {
        long given = response.response().contentLength();
        if (given != length) {
            response.abort();
            throw IntegrityException.of("blob " + key, "of " + length + " bytes, " + url(key) + " has only " + given);
        }
        return new ObjectStream(key, response, length, failures);
    }

    private RuntimeException notRead(BlobKey key, AwsServiceException answer) {
        return switch (answer.statusCode()) {
            case 404 -> missing(key);
            case 416 -> IntegrityException.of("blob " + key, url(key) + " ends before the bytes that are wanted");
            default -> answer;
        };
    }

    private IntegrityException missing(BlobKey key) {
        return IntegrityException.of("blob " + key, "nothing is stored at " + url(key));
    }

    /** The digest of a whole blob, in constant memory. */
    Digest digest(BlobKey key, long size) {
        MessageDigest sha256 = Digest.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open(key, 0, size)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return Digest.finish(sha256);
        } catch (IOException e) {
            throw failures.broken("blob " + key + " cannot be read", e);
        }
    }
}
