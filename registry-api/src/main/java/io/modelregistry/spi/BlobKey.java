package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the bytes of a digest are. When they were deleted and are put again, that is another incarnation under another path,
 * so that a deletion that comes late misses.
 *
 * @param digest SHA-256 of the bytes
 * @param incarnation from 1
 */
public record BlobKey(Digest digest, int incarnation) {

    private static final Pattern PATH = Pattern.compile("([0-9a-f]{2})/(\\1[0-9a-f]{62})\\.([1-9][0-9]{0,9})");

    /** Checks the incarnation. */
    public BlobKey {
        if (incarnation < 1) {
            throw InvalidInputException.of("blob incarnation", Integer.toString(incarnation), "1 or more");
        }
    }

    /** The relative path or object key: {@code ab/abcdef….1}. Hexadecimal digits, one {@code /} and one dot. */
    public String path() {
        return digest.hex().substring(0, 2) + "/" + digest.hex() + "." + incarnation;
    }

    /** The key whose {@link #path()} this is; empty if it is something else, as a foreign file in a store is. */
    public static Optional<BlobKey> ofPath(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || Long.parseLong(parts.group(3)) > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new BlobKey(new Digest(parts.group(2)), Integer.parseInt(parts.group(3))));
    }

    @Override
    public String toString() {
        return digest + "." + incarnation;
    }
}
