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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/search.md shows finds something. */
class SearchingTest {

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
}
