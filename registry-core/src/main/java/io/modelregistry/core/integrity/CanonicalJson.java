package io.modelregistry.core.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.error.IntegrityException;

/**
 * JSON in the one form of <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>: no white space, members sorted by
 * UTF-16 code units, minimal escapes. It holds no numbers; they are written as text, so that every reader gets them exactly.
 */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** An object without members. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An array without elements. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The canonical form. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }

    /**
     * Reads an object.
     *
     * @param subject whose content it is, for the message
     * @throws IntegrityException if the text is not a JSON object
     */
    public static JsonNode read(String subject, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw IntegrityException.of(subject, "its content is not JSON");
        }
        throw IntegrityException.of(subject, "its content is not a JSON object");
    }
}
