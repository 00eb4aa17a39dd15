package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.VersionDraft;
import io.modelregistry.lineage.Dataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewTest {
    private static final Dataset MARCH = Dataset.of("march");
    private static final Dataset APRIL = Dataset.of("april");

    private Served served;

    @BeforeEach
    void serve(@TempDir Path cache) throws Exception {
        served = Served.readOnly(cache);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private ModelVersion register(Metric... metrics) {
        VersionDraft draft =
                served.registry.model("churn").newVersion().file("m", "x".getBytes(StandardCharsets.US_ASCII));
        for (Metric metric : metrics) {
            draft = add(draft, metric);
        }
        return draft.register();
    }

    private static VersionDraft add(VersionDraft draft, Metric metric) {
        return metric.data()
                .map(data -> draft.metric(metric.name(), metric.value(), data))
                .orElseGet(() -> draft.metric(metric.name(), metric.value()));
    }

    @CanIgnoreReturnValue
    private StageChange move(ModelVersion version) {
        return served.registry.model("churn").stage("production").assign(version, "better");
    }

    private JsonNode churn() throws Exception {
        return served.json("/api/v1/overview?where=name+%3D+'churn'").at("/items/0");
    }

    private JsonNode headline() throws Exception {
        return churn().at("/stages/production/headline");
    }

    @Test
    void tells_what_is_where_since_when_and_why() throws Exception {
        StageChange move = move(served.registry.require("churn:2"));
        JsonNode occupant = churn().at("/stages/production");
        assertThat(occupant.path("number").asInt()).isEqualTo(2);
        assertThat(occupant.path("semanticVersion").asText()).isEqualTo("1.1.0");
        assertThat(occupant.path("since").asText()).isEqualTo(move.at().toString());
        assertThat(occupant.path("actor").asText()).isEqualTo("ana");
        assertThat(occupant.path("reason").asText()).isEqualTo("better");
        assertThat(occupant.path("deprecated").asBoolean()).isFalse();
        served.registry.version("churn:2").deprecate("old");
        assertThat(churn().at("/stages/production/deprecated").asBoolean()).isTrue();
    }

    @Test
    void compares_the_first_metric_with_that_of_the_version_before() throws Exception {
        assertThat(headline()).hasToString("{\"metric\":\"accuracy\",\"value\":0.8}");
        move(served.registry.require("churn:2"));
        assertThat(headline())
                .hasToString(
                        "{\"metric\":\"accuracy\",\"value\":0.9,\"previous\":0.8,\"previousNumber\":1,\"sameData\":true}");
    }

    @Test
    void shows_the_metric_that_the_model_names() throws Exception {
        move(register(Metric.of("loss", 0.2), Metric.of("recall", 0.7)));
        move(register(Metric.of("loss", 0.1), Metric.of("recall", 0.6)));
        assertThat(headline().path("metric").asText()).isEqualTo("loss");
        served.registry.model("churn").tag("headline-metric", "recall");
        assertThat(headline().path("metric").asText()).isEqualTo("recall");
        assertThat(headline().path("previous").asDouble()).isEqualTo(0.7);
        served.registry.model("churn").tag("headline-metric", "none");
        assertThat(headline().isMissingNode()).isTrue();
    }

    @Test
    void compares_like_with_like_and_says_where_it_cannot() throws Exception {
        move(register(Metric.of("f1", 0.5).on(APRIL), Metric.of("f1", 0.6).on(MARCH)));
        move(register(Metric.of("f1", 0.7).on(APRIL)));
        assertThat(headline())
                .hasToString(
                        "{\"metric\":\"f1\",\"value\":0.7,\"dataset\":\"april\",\"previous\":0.5,\"previousNumber\":3,"
                                + "\"sameData\":true}");
        move(register(Metric.of("f1", 0.9).on(MARCH)));
        assertThat(headline().path("previous").asDouble()).isEqualTo(0.7);
        assertThat(headline().path("sameData").asBoolean(true)).isFalse();
    }

    @Test
    void leaves_out_what_is_not_there() throws Exception {
        JsonNode first = served.json("/api/v1/overview?size=1");
        assertThat(first.at("/items/0/name").asText()).isEqualTo("vision/cats");
        assertThat(first.at("/items/0/stages")).isEmpty();
        assertThat(served.json(first.path("next").asText()).at("/items/0/name").asText())
                .isEqualTo("churn");
        served.registry.model("churn").stage("production").clear("closed");
        assertThat(churn().path("stages")).isEmpty();
    }

    @Test
    void of_a_model_has_every_stage_that_was_ever_used() throws Exception {
        served.registry.model("churn").stage("staging").assign(served.registry.require("churn:2"), "to try");
        served.registry.model("churn").stage("production").clear("closed");
        JsonNode stages = served.json("/api/v1/models/churn/stages").path("items");
        assertThat(stages).hasSize(2);
        assertThat(stages.get(0)).isEqualTo(served.json("/api/v1/models/churn/stages/production"));
        assertThat(stages.get(0).path("version").isMissingNode()).isTrue();
        assertThat(stages.get(0).path("history")).hasSize(2);
        assertThat(stages.get(1).at("/version/number").asInt()).isEqualTo(2);
        assertThat(served.json("/api/v1/models/vision~cats/stages").path("items"))
                .isEmpty();
        assertThat(served.get("/api/v1/models/none/stages").statusCode()).isEqualTo(404);
    }

    @Test
    void of_environments_says_since_when() throws Exception {
        JsonNode churn =
                served.json("/api/v1/environments?where=name+%3D+'churn'").at("/items/0");
        StageChange move =
                served.registry.model("churn").stage("production").current().orElseThrow();
        assertThat(churn.at("/moves/production/at").asText())
                .isEqualTo(move.at().toString());
        assertThat(churn.at("/moves/production/reason").asText()).isEqualTo("the first");
    }

    @Test
    void of_the_registry_counts() throws Exception {
        assertThat(served.get("/api/v1/sizes").body())
                .isEqualTo("{\"models\":2,\"versions\":3,\"events\":6,\"consumers\":0}");
    }
}
