package io.modelregistry.examples;

import static io.modelregistry.query.Conditions.created;
import static io.modelregistry.query.Conditions.metric;
import static io.modelregistry.query.Conditions.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Event;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.Page;
import io.modelregistry.serving.RecordedPrediction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/search.md shows compiles and finds something: its Java is that of the regions here. */
class SearchingTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String SOURCE = "examples/src/test/java/io/modelregistry/examples/SearchingTest.java";
    private static final Pattern SHOWN = Pattern.compile("<!-- region (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("\n *// region (\\w+)\n(.*?)\n *// endregion", Pattern.DOTALL);

    private final RegistryClient registry =
            RegistryClient.builder().actor("ada").open("memory:");

    @BeforeEach
    void register() {
        ModelVersion version = registry.model("vision/cats")
                .newVersion()
                .file("weights.bin", new byte[] {1})
                .metric("accuracy", 0.93)
                .tag("team", "vision")
                .register();
        registry.model("vision/cats").stage("production").assign(version, "the first");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void versions_are_found_by_text() {
        List<ModelVersion> found =
                // region filter
                registry.versions()
                        .where(
                                "metric.accuracy >= 0.9 and tag.team = 'vision' and (stage = 'production' or number > 9)")
                        .orderBy("metric.accuracy desc")
                        .list();
        // endregion
        assertThat(found).hasSize(1);
    }

    @Test
    void versions_are_found_by_typed_calls() {
        List<ModelVersion> found =
                // region condition
                registry.versions()
                        .where(metric("accuracy")
                                .atLeast(0.9)
                                .and(tag("team").is("vision"))
                                .and(created().within(Duration.ofDays(30))))
                        .list();
        // endregion
        assertThat(found).hasSize(1);
    }

    @Test
    void versions_and_models_are_counted() {
        // region facet
        List<FacetCount> stages =
                registry.versions().where("tag.team = 'vision'").facet("stage");
        List<FacetCount> actors = registry.models().facet("actor", 10); // the ten most frequent
        // endregion
        assertThat(stages).hasToString("[production: 1]");
        assertThat(actors).hasToString("[ada: 1]");
    }

    @Test
    void events_and_predictions_are_found() {
        // region time
        List<Event> moves = registry.history()
                .where("kind = 'stage-moved' and actor = 'ada' and at > now - 7d and model like 'vision/%'")
                .list();
        Page<RecordedPrediction> slow = registry.predictions()
                .where("model = 'churn' and latency > 50 and attribute.country = 'de'")
                .page(100);
        // endregion
        assertThat(moves).hasSize(1);
        assertThat(slow.items()).isEmpty();
    }

    @Test
    void the_document_shows_this_code_and_no_other() throws Exception {
        String document = Files.readString(ROOT.resolve("docs/search.md"));
        Map<String, String> regions = REGION.matcher(Files.readString(ROOT.resolve(SOURCE)))
                .results()
                .collect(Collectors.toMap(
                        region -> region.group(1), region -> region.group(2).stripIndent()));
        Map<String, String> shown = SHOWN.matcher(document)
                .results()
                .collect(Collectors.toMap(
                        block -> block.group(1), block -> block.group(2).strip()));
        assertThat(shown).isEqualTo(regions);
        assertThat(Pattern.compile("^```java$", Pattern.MULTILINE)
                        .matcher(document)
                        .results())
                .hasSameSizeAs(shown.keySet());
    }
}
