package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads percent-encoded text and refuses what two readers could understand in two ways. */
final class Percent {
    private static final int RADIX = 16;

    private Percent() {}

    /** The text, in strict UTF-8 and without control characters. */
    static String decode(String raw) {
        String text = utf8(bytes(raw));
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid();
        }
        return text;
    }

    private static byte[] bytes(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(octet(raw, i));
                i += 2;
            } else if (c > ' ' && c < 0x7f) {
                bytes.write(c);
            } else {
                throw invalid();
            }
        }
        return bytes.toByteArray();
    }

    private static int octet(String raw, int at) {
        if (at + 2 >= raw.length()) {
            throw invalid();
        }
        int high = Character.digit(raw.charAt(at + 1), RADIX);
        int low = Character.digit(raw.charAt(at + 2), RADIX);
        if (high < 0 || low < 0) {
            throw invalid();
        }
        return high * RADIX + low;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(400, "invalid-url", "The URL must be percent-encoded UTF-8 without control characters");
    }
}
