package io.modelregistry.store.s3;

import io.modelregistry.Digest;
import io.modelregistry.spi.BlobKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Sends sources as objects, each only if there is none under its key. Throws the SDK's exceptions; after one, the object may be
 * there all the same.
 */
final class Upload {

    static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final Location location;

    Upload(S3Client client, Location location) {
        this.client = client;
        this.location = location;
    }

    /** Sends a source; {@code sent} hears how many bytes have arrived. */
    void send(StagedSource source, BlobKey key, LongConsumer sent) {
        if (source.parts().size() == 1) {
            sendWhole(source, location.key(key));
            sent.accept(source.size());
        } else {
            MultipartUpload.begin(client, location.bucket(), location.key(key), source)
                    .send(sent);
        }
    }

    private void sendWhole(StagedSource source, String key) {
        try (CheckedContent content = source.content(source.parts().get(0))) {
            client.putObject(
                    request -> request.bucket(location.bucket())
                            .key(key)
                            .ifNoneMatch("*")
                            .contentType(TYPE)
                            .checksumSHA256(base64(source.digest()))
                            .metadata(metadata(source)),
                    RequestBody.fromContentProvider(content, source.size(), TYPE));
        }
    }

    /** For people who look into the bucket. Never taken as proof of what is in an object. */
    static Map<String, String> metadata(StagedSource source) {
        return Map.of("sha256", source.digest().hex());
    }

    /** A digest as S3 writes it. */
    static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }
}
