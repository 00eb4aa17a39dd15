package io.modelregistry.core.search;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.Metadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes page tokens that nobody can alter or use with another query: a format, a fingerprint of the query, what the token
 * says, and an HMAC-SHA256 of these, all in base64url. Immutable.
 */
public final class TokenSeal {

    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 16;
    private static final byte FORMAT = 1;

    /** More than {@link OrderParser#MAX_KEYS} texts of 500 characters take. */
    private static final int MAX_LENGTH = 16_384;

    private final SecretKeySpec secret;

    /** A seal with {@link Metadata#secret()}. */
    public TokenSeal(byte[] secret) {
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /** A token of a query that says this. */
    public String seal(String query, byte[] saying) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        bytes.writeBytes(fingerprint(query));
        bytes.writeBytes(saying);
        bytes.writeBytes(authenticate(bytes.toByteArray()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * What a token of this query says.
     *
     * @throws InvalidInputException if the token was altered or is of another query
     */
    public byte[] open(String query, String token) {
        byte[] content = content(token).orElseThrow(() -> invalid(token, "a token as it was given, unchanged"));
        int start = 1 + FINGERPRINT_BYTES;
        if (!MessageDigest.isEqual(Arrays.copyOfRange(content, 1, start), fingerprint(query))) {
            throw invalid(token, "a token of the same query, which is: " + query);
        }
        return Arrays.copyOfRange(content, start, content.length);
    }

    /** What a token holds, if it is authentic. */
    private Optional<byte[]> content(String token) {
        return decode(token).filter(bytes -> bytes.length > MAC_BYTES).flatMap(bytes -> {
            byte[] content = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
            byte[] mac = Arrays.copyOfRange(bytes, content.length, bytes.length);
            return MessageDigest.isEqual(mac, authenticate(content)) ? Optional.of(content) : Optional.empty();
        });
    }

    /** Also refuses a text that differs from the token in bits that base64 does not use. */
    private static Optional<byte[]> decode(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            boolean isExact = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(token);
            return isExact ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] fingerprint(String query) {
        byte[] digest = Digest.sha256().digest(query.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest, FINGERPRINT_BYTES);
    }

    private byte[] authenticate(byte[] content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have " + MAC, e);
        }
    }

    private static InvalidInputException invalid(String token, String allowed) {
        return InvalidInputException.of("page token", token, allowed);
    }
}
