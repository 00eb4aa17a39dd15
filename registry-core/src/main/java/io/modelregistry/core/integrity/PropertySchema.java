package io.modelregistry.core.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.modelregistry.Limits;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the properties of a model's versions must be like, as a JSON Schema (draft 2020-12) of one object: a member for each
 * property, a text, a number or a boolean. References to other documents are refused, so nothing is ever fetched.
 */
public final class PropertySchema {

    private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef");
    private static final int ERRORS_SHOWN = 5;

    private final Validator validator;
    private final URI schema;

    private PropertySchema(Validator validator, URI schema) {
        this.validator = validator;
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @throws InvalidInputException if it is none
     */
    public static PropertySchema parse(String text) {
        Texts.free("property schema", text, Limits.VALUE_BYTES);
        try {
            JsonNode document = CanonicalJson.read("the schema", text);
            refuseReferences(document);
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new JacksonNode.Factory())
                    .createValidator();
            return new PropertySchema(validator, validator.registerSchema(document));
        } catch (JsonSchemaException | IntegrityException | IllegalArgumentException e) {
            throw InvalidInputException.of("property schema", text, "a JSON Schema: " + e.getMessage());
        }
    }

    private static void refuseReferences(JsonNode document) {
        for (String reference : REFERENCES) {
            document.findValuesAsText(reference).stream()
                    .filter(target -> !target.startsWith("#"))
                    .findFirst()
                    .ifPresent(target -> {
                        throw new IllegalArgumentException("it refers to another document, " + target);
                    });
        }
    }

    /**
     * Refuses properties that do not fit, with every reason up to five.
     *
     * @param subject whose properties
     */
    public void check(String subject, Map<String, Object> properties) {
        List<Error> errors = errors(properties);
        if (!errors.isEmpty()) {
            String reasons = errors.stream()
                    .limit(ERRORS_SHOWN)
                    .map(PropertySchema::reason)
                    .collect(Collectors.joining("; "));
            throw InvalidInputException.of(
                    "properties of " + subject,
                    properties.keySet().toString(),
                    "what its property schema allows: " + reasons);
        }
    }

    private List<Error> errors(Map<String, Object> properties) {
        ObjectNode instance = CanonicalJson.object();
        properties.forEach((key, value) -> put(instance, key, value));
        return validator.validate(schema, instance).getErrors();
    }

    private static void put(ObjectNode instance, String key, Object value) {
        if (value instanceof Long number) {
            instance.put(key, number);
        } else if (value instanceof Double number) {
            instance.put(key, number);
        } else if (value instanceof Boolean flag) {
            instance.put(key, flag);
        } else {
            instance.put(key, value.toString());
        }
    }

    private static String reason(Error error) {
        String where = error.getInstanceLocation().isEmpty() ? "" : error.getInstanceLocation() + " ";
        return where + error.getError();
    }
}
