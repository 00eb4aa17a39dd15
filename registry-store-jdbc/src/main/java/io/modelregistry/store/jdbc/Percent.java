package io.modelregistry.store.jdbc;

import io.modelregistry.error.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding in addresses. A plus sign is a plus sign. */
final class Percent {

    private Percent() {}

    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("value of a parameter", "…", "text with % before two hexadecimal digits");
        }
    }
}
