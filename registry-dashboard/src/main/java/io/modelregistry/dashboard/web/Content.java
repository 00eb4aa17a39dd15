package io.modelregistry.dashboard.web;

import io.modelregistry.Digest;
import io.modelregistry.dashboard.http.Request;
import io.modelregistry.dashboard.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Bytes as they are and compressed, which is done once.
 *
 * @param type what they are
 * @param digest of the bytes as they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Content(String type, Digest digest, byte[] plain, byte[] zipped) {
    private static final Pattern ZIPPED = Pattern.compile("\\s*(gzip|\\*)\\s*(;\\s*q\\s*=\\s*(1.*|0\\.0*[1-9].*))?");

    static Content of(String type, byte[] bytes) {
        return new Content(type, Digest.of(bytes), bytes, zip(bytes));
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        }
        return zipped.toByteArray();
    }

    /** Compressed for whoever takes that; each form has its own tag. */
    Response answer(Request request) {
        boolean isZipped = takesZipped(request);
        Response answer = Response.of(200, type, isZipped ? zipped : plain)
                .header("ETag", '"' + digest.hex() + (isZipped ? "-gzip\"" : "\""))
                .header("Vary", "Accept-Encoding");
        return isZipped ? answer.header("Content-Encoding", "gzip") : answer;
    }

    private static boolean takesZipped(Request request) {
        return request.headers("accept-encoding").stream()
                .flatMap(list -> Arrays.stream(list.toLowerCase(Locale.ROOT).split(",", -1)))
                .anyMatch(coding -> ZIPPED.matcher(coding).matches());
    }
}
