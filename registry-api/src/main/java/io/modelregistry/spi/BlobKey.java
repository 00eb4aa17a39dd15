package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;

/**
 * Where the bytes of a digest are. When they were deleted and are put again, that is another incarnation under another path,
 * so that a deletion that comes late misses.
 *
 * @param digest SHA-256 of the bytes
 * @param incarnation from 1
 */
public record BlobKey(Digest digest, int incarnation) {

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

    @Override
    public String toString() {
        return digest + "." + incarnation;
    }
}
