package io.modelregistry.benchmarks.search;

import io.modelregistry.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/**
 * Fills the tables of a registry, past the registry: registering a million versions one by one would take an hour. One model
 * has a hundredth of the versions, every other has ten. Of each version it is known who made it and when, two tags and three
 * metrics.
 */
final class FilledRegistry {

    /** Tag {@code half} is {@code a} on every second version. */
    static final String HALF = "half";

    /** Tag {@code rare} is {@code yes} on one in a thousand. */
    static final String RARE = "rare";

    /** Evenly spread between 0 and 1. */
    static final String ACCURACY = "accuracy";

    /** 1 where {@code half} is {@code a}, otherwise 0: what the two say never agrees on the contrary. */
    static final String SIDE = "side";

    private static final int BATCH = 1_000;
    private static final int COMMIT = 50_000;
    private static final int IN_SMALL_MODELS = 10;
    private static final long START = 1_700_000_000_000_000L;
    private static final int TAG_KIND = 0;
    private static final String FACTS = "{\"format\":\"modelregistry-facts-v1\"}";

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
    private final Random random = new Random(42);

    FilledRegistry(Connection connection, int versions) {
        this.connection = connection;
        this.versions = versions;
    }

    void fill() throws SQLException {
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
                    inModel = modelId == 1 ? Math.max(IN_SMALL_MODELS, versions / 100) : IN_SMALL_MODELS;
                    addModel(model, modelId, inModel);
                }
                number++;
                addVersion(version, id, modelId, number);
                addTags(tag, attribute, id, modelId);
                addMetrics(metric, id, modelId);
                if (id % BATCH == 0 || id == versions) {
                    for (PreparedStatement statement : all) {
                        statement.executeBatch();
                    }
                }
                if (id % COMMIT == 0) {
                    connection.commit();
                    System.out.printf("  %,d versions filled in%n", id);
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String name(int modelId) {
        return "group-" + modelId % 100 + "/model-" + modelId;
    }

    private static void addModel(PreparedStatement model, int id, int inModel) throws SQLException {
        model.setLong(1, id);
        model.setString(2, name(id));
        model.setString(3, name(id));
        model.setInt(4, inModel);
        model.setString(5, "0".repeat(64));
        model.setLong(6, START + id);
        model.setLong(7, START + id);
        model.addBatch();
    }

    /** Changed in another order than created. */
    private void addVersion(PreparedStatement version, int id, int modelId, int number) throws SQLException {
        version.setLong(1, id);
        version.setLong(2, modelId);
        version.setString(3, name(modelId));
        version.setInt(4, number);
        version.setString(
                5,
                Digest.of(Integer.toString(id).getBytes(StandardCharsets.US_ASCII))
                        .hex());
        version.setLong(6, START + 1_000L * id);
        version.setLong(7, START + 1_000L * id + random.nextInt(1_000_000_000));
        version.setString(8, FACTS);
        version.addBatch();
    }

    static boolean isInHalf(int id) {
        return id % 2 == 0;
    }

    private static void addTags(PreparedStatement tag, PreparedStatement attribute, int id, int modelId)
            throws SQLException {
        addTag(tag, attribute, id, modelId, HALF, isInHalf(id) ? "a" : "b");
        addTag(tag, attribute, id, modelId, RARE, id % 1_000 == 7 ? "yes" : "no");
    }

    private static void addTag(
            PreparedStatement tag, PreparedStatement attribute, int id, int modelId, String name, String text)
            throws SQLException {
        tag.setLong(1, id);
        tag.setString(2, name);
        tag.setString(3, text);
        tag.addBatch();
        attribute.setLong(1, id);
        attribute.setInt(2, name.equals(HALF) ? 0 : 1);
        attribute.setLong(3, modelId);
        attribute.setInt(4, TAG_KIND);
        attribute.setString(5, name);
        attribute.setString(6, text);
        attribute.addBatch();
    }

    private void addMetrics(PreparedStatement metric, int id, int modelId) throws SQLException {
        addMetric(metric, id, modelId, 0, ACCURACY, random.nextDouble());
        addMetric(metric, id, modelId, 1, SIDE, isInHalf(id) ? 1 : 0);
        addMetric(metric, id, modelId, 2, "loss", random.nextDouble());
    }

    private static void addMetric(PreparedStatement metric, int id, int modelId, int ordinal, String name, double value)
            throws SQLException {
        metric.setLong(1, id);
        metric.setInt(2, ordinal);
        metric.setLong(3, modelId);
        metric.setString(4, name);
        metric.setDouble(5, value);
        metric.addBatch();
    }
}
