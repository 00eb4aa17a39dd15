package io.modelregistry.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.rule.StageRule;
import io.modelregistry.serving.ModelStamp;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes every answer: a record is an object with its components as members, an empty {@code Optional} is left out, names,
 * digests and times are their texts, NaN and infinities too.
 */
final class Json {
    /** What is written as its text. */
    static final List<Class<?>> TEXTS = List.of(
            CharSequence.class,
            ModelName.class,
            StageName.class,
            Digest.class,
            SemanticVersion.class,
            ModelStamp.class,
            StageRule.class,
            Instant.class,
            Duration.class,
            LocalDate.class,
            URI.class);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A value as JSON. */
    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(node(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    /** What is JSON already. */
    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The registry wrote this itself", e);
        }
    }

    static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode json) {
            return json;
        }
        if (TEXTS.stream().anyMatch(type -> type.isInstance(value))) {
            return NODES.textNode(value.toString());
        }
        if (value instanceof Enum<?> constant) {
            return NODES.textNode(word(constant));
        }
        return value instanceof Number || value instanceof Boolean ? scalar(value) : composed(value);
    }

    /** As programs compare it: {@code all-models}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return NODES.textNode(value.toString());
        }
        return MAPPER.valueToTree(value);
    }

    private static JsonNode composed(Object value) {
        if (value instanceof Collection<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            inOrder(map).forEach((key, item) -> object.set(String.valueOf(key), node(item)));
            return object;
        }
        if (value instanceof Record item) {
            return object(item);
        }
        throw new IllegalStateException("No JSON is known for " + value.getClass());
    }

    /** Where the order is chance, by key, so that the same answer has the same bytes. */
    private static Map<?, ?> inOrder(Map<?, ?> map) {
        return map instanceof LinkedHashMap ? map : new TreeMap<>(map);
    }

    private static ObjectNode object(Record item) {
        ObjectNode object = NODES.objectNode();
        for (RecordComponent component : item.getClass().getRecordComponents()) {
            present(component(item, component)).ifPresent(value -> object.set(component.getName(), node(value)));
        }
        return object;
    }

    private static Object component(Record item, RecordComponent component) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Accessors of records do not fail", e);
        }
    }

    private static Optional<?> present(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional;
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
        }
        return Optional.of(value);
    }
}
