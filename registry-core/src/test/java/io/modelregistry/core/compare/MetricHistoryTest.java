package io.modelregistry.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.compare.MetricPoint;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.query.VersionQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricHistoryTest {

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private ModelHandle churn;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory);
        churn = registry.client().model("churn");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ModelVersion register(String metric, double... values) {
        var draft = churn.newVersion().file("model.bin", new byte[] {1});
        for (double value : values) {
            draft.metric(metric, value);
        }
        return draft.register();
    }

    @Test
    void a_series_has_every_value_by_number_and_as_measured() {
        ModelVersion first = register("auc", 0.8, 0.7);
        register("other", 1);
        ModelVersion third = churn.newVersion()
                .file("model.bin", new byte[] {1})
                .semanticVersion("1.2.0")
                .metric("auc", Double.NaN, Dataset.of("test"))
                .register();

        List<MetricPoint> series = churn.series("auc");

        assertThat(series).extracting(MetricPoint::number).containsExactly(1, 1, 3);
        assertThat(series).extracting(MetricPoint::value).containsExactly(0.8, 0.7, Double.NaN);
        assertThat(series.get(2).data()).contains(Dataset.of("test"));
        assertThat(series.get(2).semanticVersion()).isEqualTo(third.semanticVersion());
        assertThat(series.get(0).at()).isEqualTo(first.createdAt());
        assertThat(series.toString()).startsWith("3 values\n").contains("1.2.0").contains("NaN");
    }

    @Test
    void a_series_of_nothing_is_empty() {
        assertThat(churn.series("auc")).isEmpty();
        register("other", 1);
        assertThat(churn.series("auc")).isEmpty();
        assertThat(churn.series("auc")).hasToString("no values of auc");
    }

    @Test
    void a_metric_may_have_any_name() {
        register("f1`' or number > 0 @ data.x", 0.5);

        assertThat(churn.series("f1`' or number > 0 @ data.x")).hasSize(1);
        assertThat(churn.versions().best("f1`' or number > 0 @ data.x", Objective.HIGHEST))
                .isPresent();
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> churn.series(""));
    }

    private static Optional<Integer> best(VersionQuery query, Objective objective) {
        return query.best("auc", objective).map(ModelVersion::number);
    }

    @Test
    void the_best_of_a_query_is_by_the_latest_value_and_never_nan() {
        register("auc", 0.99, 0.7);
        register("auc", 0.8);
        register("auc", Double.NaN);
        register("auc", Double.POSITIVE_INFINITY);
        register("auc", 0.2);
        register("other", 5);

        assertThat(best(churn.versions(), Objective.HIGHEST)).contains(2);
        assertThat(best(churn.versions(), Objective.LOWEST)).contains(5);
        assertThat(best(registry.client().versions(), Objective.HIGHEST)).contains(2);
        assertThat(best(churn.versions().where("number != 2"), Objective.HIGHEST))
                .contains(1);
        assertThat(best(churn.versions().where("number = 3"), Objective.HIGHEST))
                .isEmpty();
        assertThat(best(churn.versions().where("not number < 6"), Objective.HIGHEST))
                .isEmpty();
        assertThat(best(registry.client().model("none").versions(), Objective.LOWEST))
                .isEmpty();
    }
}
