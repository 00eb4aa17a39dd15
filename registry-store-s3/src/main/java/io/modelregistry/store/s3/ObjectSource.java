package io.modelregistry.store.s3;

import io.modelregistry.error.StoreException;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An object that somebody else put into a bucket.
 *
 * @param client reads it
 * @param bucket where it is
 * @param object as it was listed
 * @param name the relative name it is to be known by
 * @param failures says what went wrong
 */
record ObjectSource(S3Client client, String bucket, S3Object object, String name, Failures failures)
        implements BlobSource {

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public InputStream open() throws IOException {
        return open(0);
    }

    /**
     * One request. An object that changed since it was listed is noticed by its digest.
     *
     * @throws StoreException if the object cannot be read
     */
    @Override
    public InputStream open(long offset) {
        if (size() == 0) {
            return InputStream.nullInputStream();
        }
        return failures.translating(
                "object " + name + " cannot be read",
                () -> client.getObject(
                        request -> request.bucket(bucket).key(object.key()).range("bytes=" + offset + "-")));
    }

    @Override
    public String toString() {
        return name;
    }
}
