package io.modelregistry.core.search;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads page tokens: a format, a fingerprint of the query, the position of the last row, and an HMAC-SHA256 of
 * these, all in base64url. Immutable.
 */
final class PageTokens {

    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 16;
    private static final int FORMAT = 1;

    /** More than {@link OrderParser#MAX_KEYS} texts of 500 characters take. */
    private static final int MAX_LENGTH = 16_384;

    private static final int MISSING = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;

    private final SecretKeySpec secret;

    PageTokens(byte[] secret) {
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /** The token for the rows of a query after a position. */
    String write(String query, Position position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.write(fingerprint(query));
            out.writeBoolean(position.isWalked());
            out.writeLong(position.id());
            out.writeByte(position.values().size());
            for (SortValue value : position.values()) {
                write(out, value);
            }
            out.write(authenticate(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, SortValue value) throws IOException {
        if (value instanceof SortValue.Text text) {
            out.writeByte(TEXT);
            out.writeUTF(text.value());
        } else if (value instanceof SortValue.Numeric number) {
            out.writeByte(NUMBER);
            out.writeDouble(number.value());
        } else {
            out.writeByte(MISSING);
        }
    }

    /**
     * The position in a token.
     *
     * @throws InvalidInputException if the token was altered or is of another query
     */
    Position read(String query, String token) {
        byte[] content = content(token).orElseThrow(() -> invalid(token, "a token as it was given, unchanged"));
        byte[] fingerprint = Arrays.copyOfRange(content, 1, 1 + FINGERPRINT_BYTES);
        if (!MessageDigest.isEqual(fingerprint, fingerprint(query))) {
            throw invalid(token, "a token of the same query, which is: " + query);
        }
        int start = 1 + FINGERPRINT_BYTES;
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(content, start, content.length - start))) {
            return position(in);
        } catch (IOException e) {
            throw new UncheckedIOException("An authentic token is not whole", e);
        }
    }

    private static Position position(DataInputStream in) throws IOException {
        boolean isWalked = in.readBoolean();
        long id = in.readLong();
        List<SortValue> values = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            values.add(value(in));
        }
        return new Position(isWalked, values, id);
    }

    private static SortValue value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case TEXT -> new SortValue.Text(in.readUTF());
            case NUMBER -> new SortValue.Numeric(in.readDouble());
            default -> SortValue.missing();
        };
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
