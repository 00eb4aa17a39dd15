package io.modelregistry.core.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import org.jspecify.annotations.Nullable;

/** What goes into a model and comes out, as texts. */
final class Payloads {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int FAILURE_LENGTH = Limits.LINE_LENGTH;

    private Payloads() {}

    /** A text as it is, anything else as JSON. */
    static String text(String what, @Nullable Object payload) {
        String text = payload instanceof CharSequence characters ? characters.toString() : json(what, payload);
        return Texts.free(what, text, Limits.PAYLOAD_BYTES);
    }

    private static String json(String what, @Nullable Object payload) {
        try {
            return MAPPER.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw InvalidInputException.of(
                    what,
                    payload == null ? "null" : payload.getClass().getName(),
                    "a text, or what Jackson writes as JSON; " + e.getOriginalMessage());
        }
    }

    /** The text of what came out, or why it was left out. */
    static String textOrReason(String what, @Nullable Object payload) {
        try {
            return text(what, payload);
        } catch (InvalidInputException e) {
            return "(left out: allowed is " + e.allowed() + ")";
        }
    }

    /** What a model threw, cut to what is kept of it. */
    static String failure(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        String.valueOf(thrown)
                .codePoints()
                .limit(FAILURE_LENGTH / 2)
                .map(character -> isKept(character) ? character : '\uFFFD')
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isKept(int character) {
        return character != 0 && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
    }
}
