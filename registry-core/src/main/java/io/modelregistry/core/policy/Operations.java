package io.modelregistry.core.policy;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.internal.Texts;
import io.modelregistry.spi.OperationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Names of changes. */
public final class Operations {

    private Operations() {}

    /** A random key, for a change that nobody named. */
    public static String randomKey() {
        return UUID.randomUUID().toString();
    }

    /** Checks a key that a user gave. */
    public static String key(String text) {
        return Texts.label("operation key", text, Limits.ACTOR_LENGTH);
    }

    /** The operation of a key that is used for all of these texts together. */
    public static OperationId of(String key, String... purpose) {
        MessageDigest digest = Digest.sha256();
        for (String part : purpose) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return new OperationId(key, Digest.finish(digest));
    }
}
