package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real answers are what the OpenAPI description says they are. */
class DescriptionTest {
    private static final String VERSION = "/models/{model}/versions/{version}";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.readOnly(cache);
        served.registry.version("churn:1").comment("well");
    }

    @AfterEach
    void close() {
        served.close();
    }

    private Validator.Result validate(String template, String json) throws Exception {
        JsonNode description = served.json("/api/v1/openapi.json");
        JsonNode operation =
                description.path("paths").path("/api/v1" + template).path("get");
        JsonNode answer =
                operation.path("responses").path("200").path("content").path("application/json");
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.setAll((ObjectNode) answer.path("schema"));
        schema.set("components", description.path("components"));
        Validator validator = new ValidatorFactory().createValidator();
        return validator.validate(validator.registerSchema(URI.create("urn:answer"), schema.toString()), json);
    }

    @ParameterizedTest
    @CsvSource({
        "/models, /models",
        "/models/{model}, /models/churn",
        "/models/{model}/versions, /models/churn/versions?size=1",
        "/versions, /versions",
        "/history, /history",
        "/models/{model}/stages/{stage}, /models/churn/stages/production",
        "/models/{model}/stages/{stage}, /models/churn/stages/empty",
        "/models/{model}/series, /models/churn/series?metric=accuracy",
        VERSION + ", /models/churn/versions/1",
        VERSION + ", /models/churn/versions/2",
        VERSION + "/comments, /models/churn/versions/1/comments",
        VERSION + "/check, /models/churn/versions/2/check?stage=production",
        VERSION + "/checks, /models/churn/versions/2/checks",
        VERSION + "/reproduction, /models/churn/versions/1/reproduction",
        VERSION + "/lineage, /models/churn/versions/2/lineage",
        "/facets, /facets?of=versions&key=stage",
        "/environments, /environments",
        "/status, /status",
        "/session, /session",
        "/overview, /overview",
        "/models/{model}/stages, /models/churn/stages",
        "/sizes, /sizes"
    })
    void holds(String template, String path) throws Exception {
        HttpResponse<String> answer = served.get("/api/v1" + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(validate(template, answer.body()).getErrors()).isEmpty();
    }

    @Test
    void would_not_hold_of_another_answer() throws Exception {
        String version = served.get("/api/v1/models/churn/versions/1").body();
        assertThat(validate(VERSION, version.replace("\"number\":1", "\"number\":\"1\""))
                        .isValid())
                .isFalse();
    }
}
