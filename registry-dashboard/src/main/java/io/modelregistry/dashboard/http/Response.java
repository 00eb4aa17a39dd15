package io.modelregistry.dashboard.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * An answer. Immutable.
 *
 * @param status the HTTP status
 * @param headers one value each
 * @param body what follows them
 */
public record Response(int status, Map<String, String> headers, Body body) {

    /** Copies the headers; their names have no case. */
    public Response {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** An answer with these bytes. */
    public static Response of(int status, String type, byte[] content) {
        return new Response(status, Map.of("Content-Type", type), new Bytes(content));
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), new Bytes(new byte[0]));
    }

    /** This answer with one more header, in place of one of that name. */
    public Response header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** Bytes to be sent. */
    public interface Body {
        /** How many, if that is known beforehand. */
        OptionalLong length();

        /** Sends them; called at most once. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Bytes(byte[] content) implements Body {
        @Override
        public OptionalLong length() {
            return OptionalLong.of(content.length);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }
    }
}
