package io.modelregistry.core.inspect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.modelregistry.Limits;
import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what the headers of several files say: JSON after its length in bytes. */
final class SafetensorsHeaders {

    private static final long HEADER_BYTES = 100_000_000;
    private static final Map<String, String> FRAMEWORKS =
            Map.of("pt", "pytorch", "tf", "tensorflow", "flax", "flax", "np", "numpy", "mlx", "mlx");

    private final Map<String, String> metadata = new TreeMap<>();
    private final Map<String, Long> types = new TreeMap<>();
    private long tensors;
    private long elements;

    void read(InspectedFile file) throws IOException {
        try (InputStream in = file.open(0)) {
            byte[] length = in.readNBytes(Long.BYTES);
            if (length.length < Long.BYTES) {
                throw new MalformedFileException("ends before its header");
            }
            long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (bytes < 2 || bytes > HEADER_BYTES || bytes > file.size() - Long.BYTES) {
                throw new MalformedFileException(
                        "has a header of " + Long.toUnsignedString(bytes) + " bytes, which does not fit");
            }
            header(new LimitedStream(in, bytes));
        } catch (JsonProcessingException e) {
            throw new MalformedFileException("has a header that is not JSON");
        }
    }

    private void header(InputStream in) throws IOException {
        try (JsonParser json = Json.parser(in)) {
            Json.require(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isMetadata = json.currentName().equals("__metadata__");
                Json.require(json.nextToken(), JsonToken.START_OBJECT);
                if (isMetadata) {
                    metadata(json);
                } else {
                    tensor(json);
                }
            }
            Json.require(json.currentToken(), JsonToken.END_OBJECT);
        }
    }

    private void metadata(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING && metadata.size() < Limits.TAGS) {
                metadata.putIfAbsent(name, json.getText());
            }
            json.skipChildren();
        }
        Json.require(json.currentToken(), JsonToken.END_OBJECT);
    }

    private void tensor(JsonParser json) throws IOException {
        tensors++;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("dtype") && value == JsonToken.VALUE_STRING && types.size() < Limits.TAGS) {
                types.merge(json.getText(), 1L, Long::sum);
            } else if (name.equals("shape") && value == JsonToken.START_ARRAY) {
                elements = saturated(elements + elements(json), elements);
            }
            json.skipChildren();
        }
        Json.require(json.currentToken(), JsonToken.END_OBJECT);
    }

    private static long elements(JsonParser json) throws IOException {
        long product = 1;
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            try {
                product = Math.multiplyExact(product, json.getLongValue());
            } catch (ArithmeticException e) {
                throw new MalformedFileException("has a tensor that no machine holds");
            }
        }
        Json.require(json.currentToken(), JsonToken.END_ARRAY);
        return Math.max(product, 0);
    }

    private static long saturated(long sum, long before) {
        return sum < before ? Long.MAX_VALUE : sum;
    }

    Inspection addTo(Inspection found) {
        Inspection more = found.property("safetensors.tensors", tensors).property("safetensors.elements", elements);
        for (Map.Entry<String, Long> type : types.entrySet()) {
            more = more.property("safetensors.tensors." + type.getKey(), type.getValue());
        }
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            more = more.property("safetensors.metadata." + entry.getKey(), entry.getValue());
        }
        String framework = FRAMEWORKS.get(metadata.getOrDefault("format", ""));
        return framework == null ? more : more.framework(framework);
    }
}
