package io.modelregistry.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Tells what {@link Json} writes and {@link JsonBody} reads, as JSON Schema, from the records themselves. */
final class Schemas {
    private static final Map<String, Object> INTEGER = Map.of("type", "integer", "format", "int64");
    private final Map<String, Object> named = new TreeMap<>();

    /** Every record that was asked for, and those in them. */
    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return generic(parameterized);
        }
        return type instanceof Class<?> known ? plain(known) : Map.of();
    }

    private Map<String, Object> plain(Class<?> type) {
        if (type.isRecord() && !isText(type)) {
            return reference(type);
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> Json.word((Enum<?>) constant))
                            .toList());
        }
        if (isText(type)) {
            return Map.of("type", "string");
        }
        return type == JsonNode.class ? Map.of("type", "object") : scalar(type);
    }

    private static boolean isText(Class<?> type) {
        return Json.TEXTS.stream().anyMatch(text -> text.isAssignableFrom(type));
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == int.class || type == long.class || type == OptionalInt.class || type == OptionalLong.class) {
            return INTEGER;
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", List.of("number", "string"), "description", "NaN and Infinity are texts");
        }
        return type == boolean.class || type == Boolean.class ? Map.of("type", "boolean") : Map.of();
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return of(arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0]));
        }
        return Map.of("type", "object", "additionalProperties", of(arguments[1]));
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, object(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** A record within another is told by both names, unless the outer one only holds them together. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        boolean isPart = outer != null && (outer.isRecord() || outer.isInterface());
        return isPart ? outer.getSimpleName() + "." + type.getSimpleName() : type.getSimpleName();
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType()));
            if (!component.getType().getSimpleName().startsWith("Optional")) {
                required.add(component.getName());
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required);
    }
}
