package io.modelregistry.store.s3;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.BlobKey;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket and the beginning of all keys in it. Keys are this prefix and a {@link BlobKey#path()}: no name that a user gave is
 * ever part of one.
 *
 * @param bucket its name
 * @param prefix empty, or ends with a slash
 */
record Location(String bucket, String prefix) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9]+((\\.|-+)[a-z0-9]+)*");
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final int MAX_PREFIX = 512;

    /** Checks a bucket's name and a prefix, with slashes around it or without. */
    static Location of(String bucket, String prefix) {
        if (bucket.length() < 3 || bucket.length() > 63 || !isBucket(bucket)) {
            throw InvalidInputException.of(
                    "bucket name", bucket, "3 to 63 lower-case letters, digits, '-' and single '.'");
        }
        String trimmed = prefix.replaceFirst("^/", "").replaceFirst("/$", "");
        if (trimmed.isEmpty()) {
            return new Location(bucket, "");
        }
        if (trimmed.length() > MAX_PREFIX || !isPrefix(trimmed)) {
            throw InvalidInputException.of(
                    "prefix", prefix, "names of letters, digits, '_', '-' and '.', not first, with single '/' between");
        }
        return new Location(bucket, trimmed + "/");
    }

    private static boolean isBucket(String bucket) {
        return BUCKET.matcher(bucket).matches() && !IP_ADDRESS.matcher(bucket).matches();
    }

    private static boolean isPrefix(String prefix) {
        for (String segment : prefix.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The object of a blob. */
    String key(BlobKey blob) {
        return prefix + blob.path();
    }

    /** The blob of an object; empty if the object is something else. */
    Optional<BlobKey> blob(String key) {
        return key.startsWith(prefix) ? BlobKey.ofPath(key.substring(prefix.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
