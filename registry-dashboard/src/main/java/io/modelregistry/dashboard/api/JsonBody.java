package io.modelregistry.dashboard.api;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelregistry.dashboard.http.Problem;
import io.modelregistry.dashboard.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the body of a request into a record of texts and numbers, all or nothing: nothing is guessed, converted or passed over,
 * and no class is named by what was sent.
 */
final class JsonBody {
    static final int MOST_BYTES = 64 * 1024;
    private static final int DEPTH = 20;
    private static final int CHUNK = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern TYPE =
            Pattern.compile("application/json(?:\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(MOST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    static <T extends Record> T read(Request request, Class<T> type) {
        requireType(request);
        JsonNode json = parse(text(bytes(request)));
        if (!json.isObject()) {
            throw invalid("The body must be a JSON object");
        }
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (components.stream().noneMatch(component -> component.getName().equals(name))) {
                throw invalid("The body has a member that is not known; known are " + names(components));
            }
        }
        return create(
                type,
                components.stream().map(component -> value(json, component)).toArray());
    }

    private static void requireType(Request request) {
        if (!request.header("content-type")
                        .filter(type -> TYPE.matcher(type).matches())
                        .isPresent()
                || !request.headers("content-encoding").isEmpty()) {
            throw Problem.of(415, "content-type", "Content-Type must be application/json, in UTF-8");
        }
    }

    private static byte[] bytes(Request request) {
        long announced = request.header("content-length").map(JsonBody::length).orElse(0L);
        if (announced > MOST_BYTES) {
            throw tooLarge();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = request.body().read(chunk);
                    read >= 0;
                    read = request.body().read(chunk)) {
                all.write(chunk, 0, read);
                if (all.size() > MOST_BYTES) {
                    throw tooLarge();
                }
                if (System.nanoTime() > end) {
                    throw Problem.of(408, "too-slow", "The body did not arrive in time");
                }
            }
        } catch (IOException e) {
            throw Problem.of(408, "too-slow", "The body did not arrive in time, or not whole");
        }
        return all.toByteArray();
    }

    private static long length(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid("Content-Length must be a number");
        }
    }

    private static Problem tooLarge() {
        return Problem.of(413, "body-too-large", "A body may have " + MOST_BYTES + " bytes")
                .header("Connection", "close");
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body must be UTF-8");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw invalid("The body must be one JSON value, each member once, at most " + DEPTH + " deep");
        }
    }

    private static Object value(JsonNode json, RecordComponent component) {
        JsonNode value = json.path(component.getName());
        boolean isOptional = component.getType() == Optional.class || component.getType() == OptionalLong.class;
        if (value.isMissingNode() && !isOptional) {
            throw invalid("The body needs the member " + component.getName());
        }
        if (component.getType() == OptionalLong.class) {
            return value.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(number(component, value));
        }
        if (component.getType() == Optional.class) {
            return value.isMissingNode() ? Optional.empty() : Optional.of(text(component, value));
        }
        return text(component, value);
    }

    private static long number(RecordComponent component, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw invalid(component.getName() + " must be a whole number");
        }
        return value.longValue();
    }

    private static String text(RecordComponent component, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(component.getName() + " must be a text");
        }
        if (value.textValue()
                .codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw invalid(component.getName() + " must be Unicode text without lone surrogates");
        }
        return value.textValue();
    }

    private static <T> T create(Class<T> type, Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Records have a constructor of their components", e);
        }
    }

    private static List<String> names(List<RecordComponent> components) {
        return components.stream().map(RecordComponent::getName).toList();
    }

    private static Problem invalid(String detail) {
        return Problem.of(400, "invalid-body", detail);
    }
}
