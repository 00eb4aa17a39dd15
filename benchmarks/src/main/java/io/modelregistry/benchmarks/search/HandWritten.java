package io.modelregistry.benchmarks.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The newest versions with a tag and a metric above a bound, by plans that somebody could write who knows the tables, and the
 * three reads that fetch what a page shows of them.
 */
final class HandWritten {

    /** How long a plan may take before it is no candidate for the best. */
    private static final int SECONDS = 20;

    private static final String WALK = """
            select v.id
            from version v
            where exists (select 1 from attribute a where a.version_id = v.id and a.kind = 0 and a.name = ? and a.text = ?)
              and exists (select 1 from metric m where m.version_id = v.id and m.name = ? and m.number > ?)
            order by v.created_at desc, v.id desc
            limit 51
            """;
    private static final String BY_TAG = """
            select v.id
            from attribute a
            join version v on v.id = a.version_id
            where a.kind = 0 and a.name = ? and a.text = ?
              and exists (select 1 from metric m where m.version_id = a.version_id and m.name = ? and m.number > ?)
            order by v.created_at desc, v.id desc
            limit 51
            """;
    private static final String BY_METRIC = """
            select v.id
            from metric m
            join version v on v.id = m.version_id
            where m.name = ? and m.number > ?
              and exists (select 1 from attribute a where a.version_id = m.version_id and a.kind = 0 and a.name = ? and a.text = ?)
            order by v.created_at desc, v.id desc
            limit 51
            """;
    private static final List<Plan> PLANS =
            List.of(new Plan(WALK, 1, 3), new Plan(BY_TAG, 1, 3), new Plan(BY_METRIC, 3, 1));

    private static final String VERSIONS =
            "select id, model_name, number, digest, created_at, size, facts, description, created_by from version where id in ";
    private static final String TAGS = "select version_id, name, text from version_tag where version_id in ";
    private static final String STAGES = "select version_id, stage from stage where version_id in ";

    private final Connection connection;

    HandWritten(Connection connection) {
        this.connection = connection;
    }

    /** The fastest plan for a question, tried once each. */
    Plan best(Condition condition) {
        Plan best = PLANS.get(0);
        long fastest = Long.MAX_VALUE;
        for (Plan plan : PLANS) {
            long start = System.nanoTime();
            try {
                ids(plan, condition, SECONDS);
                long taken = System.nanoTime() - start;
                if (taken < fastest) {
                    fastest = taken;
                    best = plan;
                }
            } catch (SQLException e) {
                System.out.println("  a plan by hand took longer than " + SECONDS + " s or failed: " + e.getMessage());
            }
        }
        return best;
    }

    /** Reads a page by a plan; returns how many characters it looked at. */
    int page(Plan plan, Condition condition) throws SQLException {
        List<Long> ids = ids(plan, condition, 0);
        int read = 0;
        if (!ids.isEmpty()) {
            String list = ids.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
            for (String query : List.of(VERSIONS, TAGS, STAGES)) {
                try (PreparedStatement statement = connection.prepareStatement(query + list);
                        ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        read += rows.getString(2).length();
                    }
                }
            }
        }
        return read;
    }

    private List<Long> ids(Plan plan, Condition condition, int seconds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(plan.sql())) {
            statement.setQueryTimeout(seconds);
            statement.setString(plan.tagAt(), condition.tag());
            statement.setString(plan.tagAt() + 1, condition.text());
            statement.setString(plan.metricAt(), condition.metric());
            statement.setDouble(plan.metricAt() + 1, condition.above());
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    /**
     * A query, and where in it the first parameters of each condition are.
     *
     * @param sql the query
     * @param tagAt the name of the tag, its value after it
     * @param metricAt the name of the metric, its bound after it
     */
    record Plan(String sql, int tagAt, int metricAt) {}
}
