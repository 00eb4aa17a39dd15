package io.modelregistry.store.s3;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.FilesProvider;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects that are in a bucket already. They are read where they are, never copied to this machine. */
final class S3Files implements FilesProvider.Files {

    private final S3Address address;
    private final String key;
    private final Failures failures;
    private @Nullable S3Client client;

    private S3Files(S3Address address, String key) {
        this.address = address;
        this.key = key;
        this.failures = new Failures(address + key);
    }

    static S3Files at(String location) {
        String key = S3Address.key(location);
        boolean climbs = Stream.of(key.split("/", -1)).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
        if (climbs || key.codePoints().anyMatch(Character::isISOControl)) {
            throw InvalidInputException.of("location", location, "a key without '.' and '..' between its slashes");
        }
        return new S3Files(S3Address.ofBucket(location), key);
    }

    private S3Client client() {
        if (client == null) {
            client = failures.translating("it cannot be opened", () -> Clients.of(address));
        }
        return client;
    }

    /** The object of the key, if there is one, otherwise those below it. What marks a folder is passed over. */
    @Override
    public List<BlobSource> list(int limit) {
        List<S3Object> found = failures.translating("it cannot be listed", () -> objects(limit));
        return found.stream().map(this::source).toList();
    }

    private List<S3Object> objects(int limit) {
        String folder = key.isEmpty() || key.endsWith("/") ? key : key + "/";
        List<S3Object> one =
                below(key).limit(1).filter(object -> object.key().equals(key)).toList();
        return one.isEmpty() ? below(folder).limit(limit).toList() : one;
    }

    private Stream<S3Object> below(String prefix) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(address.location().bucket())
                .prefix(prefix)
                .build();
        return client().listObjectsV2Paginator(request).contents().stream()
                .filter(object -> !object.key().endsWith("/"));
    }

    private BlobSource source(S3Object object) {
        return new ObjectSource(client(), address.location().bucket(), object, name(object.key()), failures);
    }

    private String name(String objectKey) {
        boolean isOne = objectKey.equals(key);
        int start = isOne
                ? objectKey.lastIndexOf('/') + 1
                : key.isEmpty() || key.endsWith("/") ? key.length() : key.length() + 1;
        return objectKey.substring(start);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @Override
    public String toString() {
        return address + key;
    }
}
