package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.ModelVersion;
import io.modelregistry.rule.StageRule;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.ServedModel;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonApiTest {
    private static final String CHURN = "/api/v1/models/churn";

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.readOnly(cache);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void tells_models_page_by_page() throws Exception {
        JsonNode first = served.json("/api/v1/models?size=1");
        JsonNode second = served.json(first.path("next").asText());
        assertThat(first.at("/items/0/name").asText()).isEqualTo("vision/cats");
        assertThat(second.at("/items/0/name").asText()).isEqualTo("churn");
        assertThat(second.at("/items/0/stages/production/number").asInt()).isEqualTo(1);
    }

    @Test
    void finds_a_model_whose_name_has_slashes() throws Exception {
        assertThat(served.json("/api/v1/models/vision~cats").path("lastNumber").asInt())
                .isEqualTo(1);
    }

    @Test
    void searches_versions_with_the_language_of_the_registry() throws Exception {
        JsonNode found = served.json("/api/v1/versions?where=metric.accuracy+%3E+0.85&order=metric.accuracy+desc");
        assertThat(found.path("items")).hasSize(1);
        assertThat(found.at("/items/0/reference").asText()).isEqualTo("churn:2");
        assertThat(found.at("/items/0/metrics/0/value").asDouble()).isEqualTo(0.9);
    }

    @Test
    void tells_the_column_of_a_filter_that_is_wrong() throws Exception {
        HttpResponse<String> answer = served.get("/api/v1/versions?where=metric.accuracy+%3E%3E+1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("invalid-input");
        assertThat(Served.json(answer).path("type").asText()).isEqualTo("urn:modelregistry:invalid-input");
        assertThat(Served.json(answer).path("column").asInt()).isPositive();
    }

    @Test
    void tells_everything_of_a_version_by_number_semantic_version_range_stage_and_digest() throws Exception {
        String digest = served.registry.require("churn:1").digest().toString();
        for (String version : new String[] {"1", "1.0.0", "~1.0", "@production", "@" + digest}) {
            JsonNode found = served.json(CHURN + "/versions/" + version);
            assertThat(found.at("/version/reference").asText()).as(version).isEqualTo("churn:1");
            assertThat(found.at("/version/digest").asText()).isEqualTo(digest);
            assertThat(found.at("/lineage/datasets/0/name").asText()).isEqualTo("customers");
            assertThat(found.path("files")).hasSize(4);
        }
    }

    @Test
    void checks_a_version_against_the_rules_of_every_stage() throws Exception {
        served.registry.model("churn").stage("canary").setRules("agreed", StageRule.approvals(1));
        JsonNode checks = served.json(CHURN + "/versions/2/checks").get("items");
        assertThat(checks)
                .extracting(check -> check.at("/check/stage").asText())
                .containsExactly("canary", "production");
        assertThat(checks).extracting(check -> check.get("passed").asBoolean()).containsExactly(false, true);
    }

    @Test
    void has_an_answer_for_each_question_about_a_version() throws Exception {
        assertThat(served.json(CHURN + "/versions/2/lineage").toString()).contains("churn:1");
        assertThat(served.json(CHURN + "/versions/1/lineage?direction=descendants&generations=1")
                        .toString())
                .contains("churn:2");
        assertThat(served.json(CHURN + "/versions/1/reproduction")
                        .path("missing")
                        .isArray())
                .isTrue();
        assertThat(served.json(CHURN + "/versions/2/check?stage=production")
                        .path("passed")
                        .asBoolean())
                .isTrue();
        assertThat(served.json(CHURN + "/versions/1/comments").path("items")).isEmpty();
        assertThat(served.json(CHURN + "/versions/1/series").path("items")).isEmpty();
        assertThat(served.json(CHURN + "/series?metric=accuracy").path("items")).hasSize(2);
        assertThat(served.json(CHURN + "/comments").path("items")).isEmpty();
        assertThat(served.json(CHURN + "/versions").path("items")).hasSize(2);
    }

    @Test
    void compares_versions() throws Exception {
        JsonNode compared = served.json("/api/v1/compare?reference=churn:1&reference=churn:2");
        JsonNode accuracy = compared.path("sections").get(1).at("/rows/0");
        assertThat(accuracy)
                .hasToString("{\"name\":\"accuracy\",\"differs\":true,\"cells\":[{\"value\":\"0.8\"},"
                        + "{\"value\":\"0.9\",\"difference\":\"changed\"}]}");
        assertThat(compared.path("sections"))
                .filteredOn(section -> section.path("name").asText().equals("files"))
                .singleElement()
                .satisfies(files -> assertThat(files.toString()).contains("\"difference\":\"removed\""));
        assertThat(served.get("/api/v1/compare?reference=churn:1").statusCode()).isEqualTo(400);
    }

    @Test
    void tells_what_runs_where_and_what_happened() throws Exception {
        JsonNode stage = served.json(CHURN + "/stages/production");
        assertThat(stage.at("/current/actor").asText()).isEqualTo("ana");
        assertThat(stage.at("/version/number").asInt()).isEqualTo(1);
        assertThat(served.json("/api/v1/environments").path("items")).hasSize(2);
        assertThat(served.json("/api/v1/consumers").path("items")).isEmpty();
        JsonNode history = served.json(CHURN + "/history?where=kind+%3D+%27stage-moved%27");
        assertThat(history.at("/items/0/details/reason").asText()).isEqualTo("the first");
        assertThat(served.json("/api/v1/history?size=2").path("items")).hasSize(2);
    }

    @Test
    void counts_values_and_finds_what_is_affected() throws Exception {
        assertThat(served.json("/api/v1/facets?of=versions&key=stage")
                        .at("/items/0/value")
                        .asText())
                .isEqualTo("production");
        assertThat(served.json("/api/v1/impact?dataset=customers")
                        .at("/items/0/reference")
                        .asText())
                .isEqualTo("churn:1");
        assertThat(served.get("/api/v1/impact").statusCode()).isEqualTo(400);
        assertThat(served.get("/api/v1/impact?dataset=a&feature=b").statusCode())
                .isEqualTo(400);
    }

    @Test
    void traces_a_stamp() throws Exception {
        ModelVersion version = served.registry.require("churn:1");
        String stamp = ModelStamp.of(served.registry.resolve("churn:1")).toString();
        JsonNode traced = served.json("/api/v1/trace?stamp=" + URLEncoder.encode(stamp, StandardCharsets.UTF_8));
        assertThat(traced.toString()).contains(version.digest().hex());
        assertThat(served.get("/api/v1/trace?prediction=none").statusCode()).isEqualTo(404);
        assertThat(served.json("/api/v1/predictions?of=churn").path("items")).isEmpty();
    }

    @Test
    void traces_and_finds_a_recorded_prediction() throws Exception {
        try (ServedModel<String> model =
                served.registry.serve("churn@production").recordPredictions().load(files -> "stays")) {
            assertThat(model.prediction()
                            .id("order-1")
                            .attribute("country", "de")
                            .call(text -> text)
                            .value())
                    .isEqualTo("stays");
            served.registry.predictions().flush();
        }
        assertThat(served.json("/api/v1/trace?prediction=order-1").toString()).contains("order-1", "the first");
        JsonNode found = served.json("/api/v1/predictions?of=churn:1&where=attribute.country+%3D+%27de%27");
        assertThat(found.at("/items/0/id").asText()).isEqualTo("order-1");
        assertThat(found.at("/items/0/stamp").asText()).startsWith("modelregistry-1;model=churn;number=1");
    }

    @Test
    void tells_how_the_registry_is() throws Exception {
        assertThat(served.json("/health").path("status").asText()).isEqualTo("up");
        assertThat(served.json("/health/live").path("status").asText()).isEqualTo("up");
        assertThat(served.json("/api/v1/status").path("schema").isNumber()).isTrue();
        assertThat(Served.json(served.post("/api/v1/audit", "{}"))
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void says_that_nothing_changed() throws Exception {
        HttpResponse<String> first = served.get(CHURN);
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(served.get(CHURN, "If-None-Match", tag).statusCode()).isEqualTo(304);
        served.registry.model("churn").tag("team", "growth");
        assertThat(served.get(CHURN, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_parameters_that_it_does_not_know() throws Exception {
        HttpResponse<String> answer = served.get("/api/v1/models?wher=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Served.json(answer).path("code").asText()).isEqualTo("invalid-parameter");
        assertThat(served.get("/api/v1/models?size=1&size=2").statusCode()).isEqualTo(400);
        assertThat(served.get("/api/v1/models?size=0").statusCode()).isEqualTo(400);
        assertThat(served.get("/api/v1/models?size=1001").statusCode()).isEqualTo(400);
    }

    @Test
    void says_what_is_not_there() throws Exception {
        assertThat(served.get("/api/v1/models/none").statusCode()).isEqualTo(404);
        assertThat(served.get(CHURN + "/versions/9").statusCode()).isEqualTo(404);
        assertThat(Served.json(served.get("/api/v2/models")).path("code").asText())
                .isEqualTo("no-such-route");
        assertThat(served.get("/api/v1/audit").statusCode()).isEqualTo(405);
    }
}
