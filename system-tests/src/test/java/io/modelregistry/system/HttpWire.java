package io.modelregistry.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a client that only reads sends to an S3 server. What counts is a request for the bytes of an object. */
final class HttpWire extends Wire {

    private static final String END = "\r\n\r\n";
    private static final Pattern GET_BYTES = Pattern.compile("GET /[^ ?]*[0-9a-f]{64}[^ ?]* HTTP.*", Pattern.DOTALL);

    /** Requests to read have no body. */
    @Override
    int size(ByteBuffer beginning) {
        int end = text(beginning).indexOf(END);
        return end < 0 ? 0 : end + END.length();
    }

    @Override
    boolean isCommit(ByteBuffer message) {
        return GET_BYTES.matcher(text(message)).matches();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }
}
