package io.modelregistry.core.inspect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an object of JSON without the members that {@link TreeLimits} skips: maps, lists and texts, numbers too. */
final class JsonTree {

    private final JsonParser json;
    private final TreeLimits limits = new TreeLimits();

    private JsonTree(JsonParser json) {
        this.json = json;
    }

    static Map<String, Object> read(InputStream in) throws IOException {
        try (JsonParser json = Json.parser(in)) {
            Json.require(json.nextToken(), JsonToken.START_OBJECT);
            return new JsonTree(json).object(0);
        }
    }

    private Map<String, Object> object(int depth) throws IOException {
        TreeLimits.checkDepth(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            limits.count(name.length());
            json.nextToken();
            if (TreeLimits.isSkipped(name)) {
                json.skipChildren();
            } else {
                members.put(name, value(depth));
            }
        }
        return members;
    }

    private List<Object> array(int depth) throws IOException {
        TreeLimits.checkDepth(depth);
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth));
        }
        return elements;
    }

    private Object value(int depth) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return object(depth + 1);
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return array(depth + 1);
        }
        String text = json.getText();
        limits.count(text.length());
        return text;
    }
}
