package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchField.Kind;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchOrder.By;
import io.modelregistry.spi.SearchOrder.Direction;
import io.modelregistry.spi.VersionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every walk is a range of one index, read in order: nothing is sorted, on whichever database. */
class QueryPlanTest {

    private static final int VERSIONS = 4_000;
    private static final long LARGE_MODEL = 99;

    private static final SearchHit MIDDLE = new SearchHit(VERSIONS / 2, "m", OptionalDouble.of(0.5));

    private static final Map<TestStore, String> EXPLAIN = new EnumMap<>(Map.of(
            TestStore.SQLITE, "explain query plan ",
            TestStore.H2, "explain ",
            TestStore.POSTGRESQL, "explain ",
            TestStore.MARIADB, "explain "));

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void walks_of_versions_are_ranges_of_an_index(TestStore store) throws Exception {
        String address = store.newAddress();
        TestStore.open(address).close();
        try (Connection connection = TestStore.connect(address)) {
            fill(connection);
            analyze(store, connection);
            JdbcSearchIndex index = new JdbcSearchIndex(null, dialect(address), new VersionColumns());
            orders().forEach(order -> {
                assertWalksAnIndex(store, plans(store, connection, index, order), order);
                assertFindsAlike(store, planAlike(store, connection, index, order), order);
            });
        }
    }

    /** Sorting a page of children is allowed: it is as long as there are children. */
    @ParameterizedTest
    @EnumSource(TestStore.class)
    void parents_and_children_are_read_by_an_index(TestStore store) throws Exception {
        String address = store.newAddress();
        TestStore.open(address).close();
        try (Connection connection = TestStore.connect(address)) {
            fill(connection);
            fillParents(connection);
            analyze(store, connection);
            Handle handle = Jdbi.open(connection);
            ModelName large = new ModelName("large");
            List<VersionKey> keys =
                    List.of(new VersionKey(large, 2), new VersionKey(large, 4), new VersionKey(large, 6));
            String parents =
                    explained(store, KinReader.byNumbers(handle, EXPLAIN.get(store), Map.of(large, LARGE_MODEL), keys));
            String children = explained(store, KinReader.children(handle, EXPLAIN.get(store), keys, 0, 50));
            assertThat(parents.toLowerCase(Locale.ROOT))
                    .as(parents)
                    .containsAnyOf("version_number", "version_model_number");
            assertThat(children.toLowerCase(Locale.ROOT)).as(children).contains("attribute_text");
            assertThat(List.of(parents, children))
                    .allSatisfy(
                            plan -> assertThat(readsAll(store, plan)).as(plan).isFalse());
        }
    }

    private static void fillParents(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement attribute = connection.prepareStatement("""
                insert into attribute (version_id, ordinal, model_id, kind, name, text, number)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (int id = 1; id <= VERSIONS; id++) {
                addAttribute(attribute, id, 2, LARGE_MODEL, Attribute.Kind.PARENT, "", "large:" + id / 2, 0);
            }
            attribute.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean readsAll(TestStore store, String plan) {
        return switch (store) {
            case SQLITE -> !plan.contains("SEARCH ");
            case H2 -> plan.contains(".tableScan") || !plan.contains(": ");
            case POSTGRESQL -> plan.contains("Seq Scan");
            case MARIADB -> plan.startsWith("ALL ") || plan.startsWith("index ");
        };
    }

    @Test
    void a_plan_that_sorts_is_noticed() throws Exception {
        String address = TestStore.SQLITE.newAddress();
        TestStore.open(address).close();
        try (Connection connection = TestStore.connect(address)) {
            String plan = explained(
                    TestStore.SQLITE,
                    Jdbi.open(connection).createQuery("explain query plan select * from metric order by data"));
            assertThat(sorts(TestStore.SQLITE, plan)).isTrue();
        }
    }

    private static Dialect dialect(String address) {
        return Product.ofAddress(address).orElseThrow().dialect();
    }

    private static Stream<SearchOrder> orders() {
        List<SearchOrder> orders = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (OptionalLong model : List.of(OptionalLong.empty(), OptionalLong.of(LARGE_MODEL))) {
                for (Kind kind : List.of(Kind.CREATED, Kind.CHANGED, Kind.NUMBER)) {
                    orders.add(new SearchOrder(SearchField.of(kind), By.NUMBER, direction, model));
                }
                orders.add(new SearchOrder(SearchField.of(Kind.SEMANTIC_VERSION), By.TEXT, direction, model));
                orders.add(
                        new SearchOrder(SearchField.of(Kind.LATEST_METRIC, "accuracy"), By.NUMBER, direction, model));
                orders.add(new SearchOrder(SearchField.of(Kind.TAG, "team"), By.TEXT, direction, model));
                orders.add(new SearchOrder(SearchField.of(Kind.PARAMETER, "depth"), By.NUMBER, direction, model));
            }
            for (OptionalLong model : List.of(OptionalLong.empty(), OptionalLong.of(LARGE_MODEL))) {
                orders.add(new SearchOrder(SearchField.of(Kind.FILE), By.TEXT, direction, model));
            }
            for (Kind kind : List.of(Kind.NAME, Kind.CREATED_BY, Kind.DIGEST, Kind.DESCRIPTION)) {
                orders.add(new SearchOrder(SearchField.of(kind), By.TEXT, direction, OptionalLong.empty()));
            }
        }
        return orders.stream();
    }

    /** Of the first page, and of one in the middle. */
    private static List<String> plans(
            TestStore store, Connection connection, JdbcSearchIndex index, SearchOrder order) {
        return Stream.of(index.walk(order, 50), index.walkBeyond(order, MIDDLE, 50))
                .map(query -> explained(store, connection, query))
                .toList();
    }

    private static String planAlike(TestStore store, Connection connection, JdbcSearchIndex index, SearchOrder order) {
        return explained(store, connection, index.walkAlike(order, MIDDLE, 50));
    }

    private static String explained(TestStore store, Connection connection, SearchQuery query) {
        SearchQuery explaining = new SearchQuery(EXPLAIN.get(store) + query.text(), query.values());
        try (PreparedStatement statement = connection.prepareStatement(explaining.text())) {
            return String.join("\n", explaining.read(statement, row -> line(store, row)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sorting is allowed: a planner does so where it expects a handful. */
    private static void assertFindsAlike(TestStore store, String plan, SearchOrder order) {
        boolean isRange =
                usesAnIndex(store, plan) || plan.contains("Bitmap Index Scan") || plan.contains("Impossible WHERE");
        assertThat(isRange).as("%s by %s: %s", store, order, plan).isTrue();
    }

    private static String explained(TestStore store, org.jdbi.v3.core.statement.Query query) {
        return String.join("\n", query.map((row, context) -> line(store, row)).list());
    }

    private static String line(TestStore store, java.sql.ResultSet row) throws SQLException {
        return switch (store) {
            case SQLITE -> row.getString("detail");
            case H2, POSTGRESQL -> row.getString(1);
            case MARIADB -> row.getString("type") + " " + row.getString("key") + " " + row.getString("Extra");
        };
    }

    private static void assertWalksAnIndex(TestStore store, List<String> plans, SearchOrder order) {
        assertThat(plans).as("%s by %s", store, order).allSatisfy(plan -> {
            assertThat(usesAnIndex(store, plan)).as(plan).isTrue();
            assertThat(sorts(store, plan)).as(plan).isFalse();
        });
    }

    private static boolean usesAnIndex(TestStore store, String plan) {
        return switch (store) {
            case SQLITE -> plan.contains(" INDEX ");
            case H2 -> plan.contains("/* index sorted");
            case POSTGRESQL -> plan.contains("Index Scan") || plan.contains("Index Only Scan");
            case MARIADB -> !plan.startsWith("ALL") && !plan.contains(" null ");
        };
    }

    private static boolean sorts(TestStore store, String plan) {
        return switch (store) {
            case SQLITE -> plan.contains("USE TEMP B-TREE");
            case H2 -> !plan.contains("/* index sorted");
            case POSTGRESQL -> plan.contains("->  Sort");
            case MARIADB -> plan.contains("filesort") || plan.contains("temporary");
        };
    }

    private static void analyze(TestStore store, Connection connection) throws SQLException {
        switch (store) {
            case SQLITE, H2, POSTGRESQL -> Statements.execute(connection, "analyze");
            case MARIADB -> Statements.execute(connection, "analyze table version, metric, attribute, file_name");
        }
    }

    /** Past the protocol, since only the number of rows counts. */
    private static void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement version = connection.prepareStatement("""
                        insert into version (id, model_id, model_name, number, semantic_version, semantic_key, digest,
                          size, created_by, created_at, changed_at, short_description, description, facts)
                        values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, '', '{}')""");
                PreparedStatement metric = connection.prepareStatement("""
                        insert into metric (version_id, ordinal, model_id, name, data, number, latest)
                        values (?, 0, ?, ?, '', ?, 1)""");
                PreparedStatement attribute = connection.prepareStatement("""
                        insert into attribute (version_id, ordinal, model_id, kind, name, text, number)
                        values (?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement file = connection.prepareStatement("""
                        insert into file_name (version_id, model_id, text)
                        values (?, ?, ?)""")) {
            for (int id = 1; id <= VERSIONS; id++) {
                long model = id % 2 == 0 ? LARGE_MODEL : 1 + id % 10;
                add(
                        version,
                        id,
                        model,
                        "model-" + model,
                        id,
                        "1.0." + id,
                        "key-" + id,
                        "digest-" + id * 31 % VERSIONS,
                        "user-" + id % 7,
                        id * 1000L,
                        id * 999L,
                        "text " + id);
                add(file, id, model, "file-" + id % 17);
                add(metric, id, model, id % 5 == 0 ? "loss" : "accuracy", (double) (id * 17 % VERSIONS) / VERSIONS);
                addAttribute(attribute, id, 0, model, Attribute.Kind.TAG, "team", "team-" + id % 13, 0);
                addAttribute(attribute, id, 1, model, Attribute.Kind.PARAMETER, "depth", "" + id % 99, id % 99);
            }
            version.executeBatch();
            metric.executeBatch();
            attribute.executeBatch();
            file.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void addAttribute(
            PreparedStatement attribute,
            int id,
            int ordinal,
            long model,
            Attribute.Kind kind,
            String name,
            String text,
            double number)
            throws SQLException {
        add(attribute, id, ordinal, model, Codes.of(kind), name, text, number);
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
