package io.modelregistry.core.inspect;

import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.util.Map;

/** What several formats share that are written in protocol buffers. */
final class Protos {

    private Protos() {}

    /** An entry of a map of texts. */
    static Map.Entry<String, String> entry(ProtoReader entry) throws IOException {
        String key = "";
        String value = "";
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.text();
                default -> {}
            }
        }
        return Map.entry(key, value);
    }

    /** The content of a {@code google.protobuf.Any}, which is a message if whoever asks knows its type. */
    static ProtoReader unpacked(ProtoReader any) throws IOException {
        while (any.next()) {
            if (any.field() == 2) {
                return any.message();
            }
        }
        throw new MalformedFileException("has a part without content");
    }

    /** What was found, with texts and whole numbers as properties. */
    static Inspection with(Inspection found, Map<String, Object> properties) {
        Inspection more = found;
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            more = property.getValue() instanceof Long number
                    ? more.property(property.getKey(), number)
                    : more.property(property.getKey(), property.getValue().toString());
        }
        return more;
    }
}
