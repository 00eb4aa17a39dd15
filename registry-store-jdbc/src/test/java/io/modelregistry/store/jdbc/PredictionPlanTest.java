package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionRecord.Place;
import io.modelregistry.spi.RecorderRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of predictions is a range of one index, read in order: nothing is sorted, on whichever database. */
class PredictionPlanTest {

    private static final int PREDICTIONS = 4_000;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final RecorderRecord RECORDER = new RecorderRecord("recorder", "shop", "host-1", START);
    private static final Place MIDDLE = new Place(START.plusSeconds(PREDICTIONS / 2), RECORDER.id(), PREDICTIONS / 2);

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void pages_of_predictions_are_ranges_of_an_index(TestStore store) throws Exception {
        String address = store.newAddress();
        try (Metadata metadata = TestStore.open(address)) {
            metadata.predictions().append(predictions());
        }
        try (Connection connection = TestStore.connect(address)) {
            analyze(store, connection);
            Handle handle = Jdbi.open(connection);
            Dialect dialect = Product.ofAddress(address).orElseThrow().dialect();
            for (PredictionFilter filter : filters()) {
                for (Optional<Place> after : List.of(Optional.<Place>empty(), Optional.of(MIDDLE))) {
                    String plan = plan(store, handle, dialect, filter, after);
                    assertThat(isOrdered(store, plan))
                            .as("%s after %s: %s", filter, after, plan)
                            .isTrue();
                }
            }
        }
    }

    private static List<PredictionRecord> predictions() {
        List<PredictionRecord> made = new ArrayList<>();
        for (int number = 1; number <= PREDICTIONS; number++) {
            ModelStamp stamp = new ModelStamp(
                    new ModelName("model-" + number % 2),
                    1 + number / 2 % 2,
                    Digest.of(new byte[0]),
                    Optional.of(new StageName("stage-" + number / 4 % 2)),
                    OptionalLong.of(1));
            made.add(new PredictionRecord(
                    RECORDER,
                    number,
                    "id-" + number % 1_000,
                    stamp,
                    START.plusSeconds(number),
                    Duration.ZERO,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("customer", "c" + number % 4),
                    Optional.empty()));
        }
        return made;
    }

    private static List<PredictionFilter> filters() {
        Optional<ModelName> model = Optional.of(new ModelName("model-1"));
        Optional<StageName> stage = Optional.of(new StageName("stage-1"));
        return List.of(
                PredictionFilter.ALL,
                filter(model, OptionalInt.empty(), Optional.empty(), Map.of()),
                filter(model, OptionalInt.of(2), Optional.empty(), Map.of()),
                filter(model, OptionalInt.empty(), stage, Map.of()),
                filter(Optional.empty(), OptionalInt.empty(), stage, Map.of()),
                filter(Optional.empty(), OptionalInt.empty(), Optional.empty(), Map.of("customer", "c1")));
    }

    private static PredictionFilter filter(
            Optional<ModelName> model, OptionalInt number, Optional<StageName> stage, Map<String, String> attributes) {
        return new PredictionFilter(
                Optional.empty(), model, number, stage, Optional.empty(), Optional.empty(), attributes);
    }

    private static void analyze(TestStore store, Connection connection) throws SQLException {
        Statements.execute(
                connection, store == TestStore.MARIADB ? "analyze table prediction, prediction_attribute" : "analyze");
    }

    private static String plan(
            TestStore store, Handle handle, Dialect dialect, PredictionFilter filter, Optional<Place> after) {
        String explain = store == TestStore.SQLITE ? "explain query plan " : "explain ";
        return String.join(
                "\n",
                new PredictionSql(filter)
                        .keys(handle, dialect, explain, after, 50)
                        .map((row, context) -> line(store, row))
                        .list());
    }

    private static String line(TestStore store, ResultSet row) throws SQLException {
        return switch (store) {
            case SQLITE -> row.getString("detail");
            case H2, POSTGRESQL -> row.getString(1);
            case MARIADB -> row.getString("type") + " " + row.getString("key") + " " + row.getString("Extra");
        };
    }

    private static boolean isOrdered(TestStore store, String plan) {
        return switch (store) {
            case SQLITE -> plan.contains(" INDEX ") && !plan.contains("USE TEMP B-TREE");
            case H2 -> plan.contains("/* index sorted");
            case POSTGRESQL -> plan.contains("Index") && !plan.contains("Sort");
            case MARIADB -> !plan.startsWith("ALL") && !plan.contains("filesort") && !plan.contains("temporary");
        };
    }
}
