package io.modelregistry.store.s3;

import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.BlobKey;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Puts blobs where there are none. After every failure it looks what is under the key: an answer may have been lost, and "there
 * is one already" may mean our own first attempt.
 */
final class Putter {

    private static final int ATTEMPTS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Upload upload;
    private final Reader reader;
    private final Failures failures;

    Putter(Upload upload, Reader reader, Failures failures) {
        this.upload = upload;
        this.reader = reader;
        this.failures = failures;
    }

    void put(StagedSource source, BlobKey key, TransferListener listener) {
        // A look costs one request; a long blob that is there already would be sent in vain.
        if (source.parts().size() > 1 && isThere(source, key)) {
            listener.transferred(source.name(), source.size(), source.size());
            return;
        }
        for (int attempt = 1; !sent(source, key, listener, attempt); attempt++) {
            pause(key, attempt);
        }
    }

    /** Whether the blob is there now. If not, another attempt may help. */
    private boolean sent(StagedSource source, BlobKey key, TransferListener listener, int attempt) {
        try {
            upload.send(source, key, sent -> listener.transferred(source.name(), sent, source.size()));
            return true;
        } catch (SdkException | InvalidInputException e) {
            if (mayBeThere(e) && isThere(source, key, e)) {
                listener.transferred(source.name(), source.size(), source.size());
                return true;
            }
            if (attempt == ATTEMPTS || !isRace(e)) {
                throw e instanceof SdkException failure ? failures.of("blob " + key + " cannot be put", failure) : e;
            }
            return false;
        }
    }

    private boolean isThere(StagedSource source, BlobKey key, RuntimeException failure) {
        try {
            return isThere(source, key);
        } catch (StoreException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Whether the blob is under its key, by its size and the checksum that the server computed, or else by its bytes. */
    private boolean isThere(StagedSource source, BlobKey key) {
        Optional<HeadObjectResponse> found = reader.headWithChecksum(key);
        if (found.isEmpty()) {
            return false;
        }
        if (found.get().contentLength() != source.size() || !hasDigest(key, found.get())) {
            throw IntegrityException.of("blob " + key, "other bytes are stored at " + reader.url(key));
        }
        return true;
    }

    private boolean hasDigest(BlobKey key, HeadObjectResponse found) {
        String stored = found.checksumSHA256();
        // With a dash it is a checksum of checksums of parts, whose lengths nobody knows.
        if (stored != null && !stored.contains("-")) {
            return stored.equals(Upload.base64(key.digest()));
        }
        return reader.digest(key, found.contentLength()).equals(key.digest());
    }

    /** Also if the source changed: the client repeats what got no answer, and the first attempt may have arrived before. */
    private static boolean mayBeThere(RuntimeException failure) {
        if (failure instanceof AwsServiceException answer) {
            return answer.statusCode() >= 404;
        }
        return !(failure instanceof AbortedException);
    }

    /** 412: there was an object, which is gone by now. 409: somebody puts or deletes one at this moment. */
    private static boolean isRace(RuntimeException failure) {
        return failure instanceof AwsServiceException answer
                && (answer.statusCode() == 409 || answer.statusCode() == 412);
    }

    private void pause(BlobKey key, int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS * attempt / ATTEMPTS));
        } catch (InterruptedException e) {
            throw failures.interrupted("blob " + key + " cannot be put", e);
        }
    }
}
