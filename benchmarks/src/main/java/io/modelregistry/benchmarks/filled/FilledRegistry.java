package io.modelregistry.benchmarks.filled;

import io.modelregistry.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Fills the tables of a registry, past the registry: registering a million versions one by one would take an hour. The first model
 * may have more versions, every other has ten. Of each version it is known who made it and when, two tags and three metrics.
 */
public final class FilledRegistry {

    /** Tag {@code half} is {@code a} on every second version. */
    public static final String HALF = "half";

    /** Tag {@code rare} is {@code yes} on one in a thousand. */
    public static final String RARE = "rare";

    /** Evenly spread between 0 and 1. */
    public static final String ACCURACY = "accuracy";

    /** 1 where {@code half} is {@code a}, otherwise 0: what the two say never agrees on the contrary. */
    public static final String SIDE = "side";

    private static final int BATCH = 1_000;
    private static final int COMMIT = 50_000;
    private static final int IN_SMALL_MODELS = 10;
    private static final long START = 1_700_000_000_000_000L;
    private static final int TAG_KIND = 0;

    private static final String MODEL = """
            insert into model (id, name, folded, revision, last_number, level, last_sequence, last_digest, created_by,
              created_at, changed_at, description)
            values (?, ?, ?, 1, ?, 1, 0, ?, 'ann', ?, ?, '')
            """;
    private static final String VERSION = """
            insert into version (id, model_id, model_name, number, digest, size, created_by, created_at, changed_at,
              description, facts)
            values (?, ?, ?, ?, ?, 1000, 'ann', ?, ?, '', ?)
            """;
    private static final String TAG = "insert into version_tag (version_id, name, text) values (?, ?, ?)";
    private static final String ATTRIBUTE = """
            insert into attribute (version_id, ordinal, model_id, kind, name, text)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String METRIC = """
            insert into metric (version_id, ordinal, model_id, name, data, number, latest)
            values (?, ?, ?, ?, '', ?, 1)
            """;

    private final Connection connection;
    private final int versions;
    private final int inFirst;
    private final Random random = new Random(42);
    private long modelsBefore;
    private long versionsBefore;

    /**
     * Beside what is in a registry.
     *
     * @param versions how many in all
     * @param inFirst how many of them are of the first model, at least ten
     */
    public FilledRegistry(Connection connection, int versions, int inFirst) {
        this.connection = connection;
        this.versions = versions;
        this.inFirst = inFirst;
    }

    /** Fills it. */
    public void fill() throws SQLException {
        modelsBefore = last("select max(id) from model");
        versionsBefore = last("select max(id) from version");
        connection.setAutoCommit(false);
        try (PreparedStatement model = connection.prepareStatement(MODEL);
                PreparedStatement version = connection.prepareStatement(VERSION);
                PreparedStatement tag = connection.prepareStatement(TAG);
                PreparedStatement attribute = connection.prepareStatement(ATTRIBUTE);
                PreparedStatement metric = connection.prepareStatement(METRIC)) {
            PreparedStatement[] all = {model, version, tag, attribute, metric};
            int modelId = 0;
            int number = 0;
            int inModel = 0;
            for (int id = 1; id <= versions; id++) {
                if (number == inModel) {
                    modelId++;
                    number = 0;
                    inModel = modelId == 1 ? inFirst : IN_SMALL_MODELS;
                    addModel(model, modelId, inModel);
                }
                number++;
                Map<String, Double> metrics = metrics(id);
                addVersion(version, id, modelId, number, facts(metrics));
                addTags(tag, attribute, id, modelId);
                addMetrics(metric, id, modelId, metrics);
                if (id % BATCH == 0 || id == versions) {
                    for (PreparedStatement statement : all) {
                        statement.executeBatch();
                    }
                }
                if (id % COMMIT == 0) {
                    connection.commit();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private long last(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String name(int modelId) {
        return "group-" + modelId % 100 + "/model-" + modelId;
    }

    private void addModel(PreparedStatement model, int id, int inModel) throws SQLException {
        model.setLong(1, modelsBefore + id);
        model.setString(2, name(id));
        model.setString(3, name(id));
        model.setInt(4, inModel);
        model.setString(5, "0".repeat(64));
        model.setLong(6, START + id);
        model.setLong(7, START + id);
        model.addBatch();
    }

    /** Changed in another order than created. */
    private void addVersion(PreparedStatement version, int id, int modelId, int number, String facts)
            throws SQLException {
        version.setLong(1, versionsBefore + id);
        version.setLong(2, modelsBefore + modelId);
        version.setString(3, name(modelId));
        version.setInt(4, number);
        version.setString(
                5,
                Digest.of(Integer.toString(id).getBytes(StandardCharsets.US_ASCII))
                        .hex());
        version.setLong(6, START + 1_000L * id);
        version.setLong(7, START + 1_000L * id + random.nextInt(1_000_000_000));
        version.setString(8, facts);
        version.addBatch();
    }

    private static boolean isInHalf(int id) {
        return id % 2 == 0;
    }

    private void addTags(PreparedStatement tag, PreparedStatement attribute, int id, int modelId) throws SQLException {
        addTag(tag, attribute, id, modelId, HALF, isInHalf(id) ? "a" : "b");
        addTag(tag, attribute, id, modelId, RARE, id % 1_000 == 7 ? "yes" : "no");
    }

    private void addTag(
            PreparedStatement tag, PreparedStatement attribute, int id, int modelId, String name, String text)
            throws SQLException {
        tag.setLong(1, versionsBefore + id);
        tag.setString(2, name);
        tag.setString(3, text);
        tag.addBatch();
        attribute.setLong(1, versionsBefore + id);
        attribute.setInt(2, name.equals(HALF) ? 0 : 1);
        attribute.setLong(3, modelsBefore + modelId);
        attribute.setInt(4, TAG_KIND);
        attribute.setString(5, name);
        attribute.setString(6, text);
        attribute.addBatch();
    }

    private Map<String, Double> metrics(int id) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(ACCURACY, random.nextDouble());
        metrics.put(SIDE, isInHalf(id) ? 1.0 : 0.0);
        metrics.put("loss", random.nextDouble());
        return metrics;
    }

    private static String facts(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .map(metric -> String.format(
                        "{\"name\":\"%s\",\"value\":\"%s\"}", metric.getKey(), Double.toHexString(metric.getValue())))
                .collect(Collectors.joining(",", "{\"format\":\"modelregistry-facts-v1\",\"metrics\":[", "]}"));
    }

    private void addMetrics(PreparedStatement metric, int id, int modelId, Map<String, Double> metrics)
            throws SQLException {
        int ordinal = 0;
        for (Map.Entry<String, Double> measured : metrics.entrySet()) {
            metric.setLong(1, versionsBefore + id);
            metric.setInt(2, ordinal++);
            metric.setLong(3, modelsBefore + modelId);
            metric.setString(4, measured.getKey());
            metric.setDouble(5, measured.getValue());
            metric.addBatch();
        }
    }
}
