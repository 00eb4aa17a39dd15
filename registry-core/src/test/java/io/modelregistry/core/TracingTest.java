package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelregistry.Digest;
import io.modelregistry.Event;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.Provenance;
import io.modelregistry.serving.ServedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {

    private static final Digest DATA = Digest.of("rows".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private TestRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        client = registry.client();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ModelVersion register(String content, Optional<ModelVersion> parent) {
        var draft = client.model("churn")
                .newVersion()
                .file("model.txt", content.getBytes(StandardCharsets.UTF_8))
                .parameter("depth", 4)
                .metric("accuracy", 0.9)
                .trainedOn(Dataset.of("customers").digest(DATA))
                .trainedBy(SourceCode.git("https://example.org/churn.git", "4f2a9c1"))
                .description("trees, *not* <b>rules</b>");
        parent.ifPresent(draft::derivedFrom);
        return draft.register();
    }

    /** A prediction by the second of three versions, while it was in production. */
    private Prediction<String> predict(String id) {
        ModelVersion root = register("one", Optional.empty());
        ModelVersion child = register("two", Optional.of(root));
        client.model("churn").stage("production").assign(child, "better on _all_ customers");
        try (ServedModel<String> served =
                client.serve("churn@production").recordPredictions().load(files -> "stays")) {
            Prediction<String> prediction = served.prediction()
                    .id(id)
                    .input(List.of(1, 2))
                    .attribute("customer", "42")
                    .keepOutput()
                    .call(model -> model);
            client.predictions().flush();
            register("three", Optional.of(child));
            return prediction;
        }
    }

    @Test
    void a_prediction_leads_back_to_everything_that_made_it() {
        Prediction<String> prediction = predict("order-1");

        Provenance trail = client.trace("order-1");
        assertThat(trail.stamp()).isEqualTo(prediction.stamp());
        assertThat(trail.version().reference()).isEqualTo("churn:2");
        assertThat(trail.version().digest()).isEqualTo(prediction.stamp().digest());
        assertThat(trail.version().lineage().training().orElseThrow().commit()).isEqualTo("4f2a9c1");
        assertThat(trail.stage()).contains("production");
        assertThat(trail.promotion().orElseThrow().reason()).isEqualTo("better on _all_ customers");
        assertThat(trail.promotion().orElseThrow().actor()).isEqualTo("ana");
        assertThat(trail.ancestors()).extracting(ModelVersion::reference).containsExactly("churn:1");
        assertThat(trail.events()).extracting(Event::kind).containsExactly("version-registered", "stage-moved");
        assertThat(trail.prediction().orElseThrow().input()).contains("[1,2]");
        assertThat(trail.prediction().orElseThrow().output()).contains("stays");
        assertThat(trail.prediction().orElseThrow().attributes()).containsEntry("customer", "42");
    }

    @Test
    void it_reads_as_a_report_as_json_and_as_markdown_without_anybody_s_markup() throws Exception {
        Prediction<String> prediction = predict("order-1");

        Provenance trail = client.trace("order-1");
        assertThat(trail.toString())
                .startsWith("What made prediction order-1\nPrediction\n")
                .contains("\nStage\n  production since ", "  moved by ana: better on _all_ customers\n")
                .contains("  depth = 4\n", "  accuracy=0.9\n", "  trained on customers " + DATA + "\n")
                .contains("\nAncestors\n  churn:1 registered by ana at ")
                .contains("\nDependencies\n  none recorded\n");
        JsonNode json = new ObjectMapper().readTree(trail.toJson());
        assertThat(json.path("stamp").asText()).isEqualTo(prediction.stamp().toString());
        assertThat(json.at("/version/facts/datasets/0/digest").asText()).isEqualTo(DATA.toString());
        assertThat(json.at("/promotion/reason").asText()).isEqualTo("better on _all_ customers");
        assertThat(json.at("/ancestors/0/number").asInt()).isEqualTo(1);
        assertThat(json.path("events")).hasSize(2);
        assertThat(trail.toMarkdown())
                .startsWith("# What made prediction order-1\n\n## Prediction\n\n* made at ")
                .contains("* trees, \\*not\\* \\<b\\>rules\\</b\\>\n", "better on \\_all\\_ customers");
    }

    @Test
    void a_stamp_alone_is_enough() {
        Prediction<String> prediction = predict("order-1");

        Provenance trail = client.trace(ModelStamp.parse(prediction.stamp().toString()));
        assertThat(trail.prediction()).isEmpty();
        assertThat(trail.version().reference()).isEqualTo("churn:2");
        assertThat(trail.promotion().orElseThrow().reason()).isEqualTo("better on _all_ customers");
        assertThat(trail.events()).hasSize(3);
    }

    @Test
    void ids_that_came_twice_are_all_traced() {
        Prediction<String> first = predict("order-1");
        Prediction<String> second = predict("order-1");

        assertThat(client.traceAll("order-1"))
                .extracting(Provenance::stamp)
                .containsExactly(second.stamp(), first.stamp());
        assertThat(client.trace("order-1").prediction().orElseThrow().repeated())
                .isTrue();
    }

    @Test
    void what_is_not_of_this_registry_is_said() {
        Prediction<String> prediction = predict("order-1");
        ModelStamp stamp = prediction.stamp();

        assertThatThrownBy(() -> client.trace("order-2"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no prediction was recorded");
        assertThat(client.traceAll("order-2")).isEmpty();
        assertThatThrownBy(() -> client.trace(
                        new ModelStamp(stamp.model(), 99, stamp.digest(), Optional.empty(), OptionalLong.empty())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.trace(
                        new ModelStamp(stamp.model(), 1, stamp.digest(), Optional.empty(), OptionalLong.empty())))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("another registry");
    }
}
