package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.AuditReport;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.rule.StageRule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever holds the database's file can write anything into it; the audit must say so. */
class AlteredDatabaseIT {

    private static final List<String> AUDITED = List.of(
            "model",
            "model_tag",
            "version",
            "version_tag",
            "version_file",
            "attribute",
            "metric",
            "stage",
            "stage_move",
            "settings",
            "event");

    /** Keys among tables, and what only orders or finds rows: altered, a row is missed or misplaced, but tells no lie. */
    private static final Map<String, Set<String>> TECHNICAL = Map.of(
            "model", Set.of("id", "folded", "revision", "level", "changed_at", "short_description"),
            "model_tag", Set.of("model_id", "number"),
            "version", Set.of("id", "model_name", "semantic_key", "changed_at", "short_description"),
            "version_file", Set.of("ordinal", "incarnation", "blob_id"),
            "attribute", Set.of("ordinal", "model_id"),
            "metric", Set.of("ordinal", "model_id"),
            "stage", Set.of("model_id", "version_id"),
            "settings", Set.of("id"),
            "event", Set.of("id"));

    @TempDir
    Path directory;

    private Connection database;

    @BeforeEach
    void fill() throws SQLException {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            registry.stageRules().set("production", "every model says what it is", StageRule.description());
            registry.model("churn")
                    .create()
                    .description("who leaves")
                    .tag("team", "growth")
                    .create();
            ModelVersion version = registry.model("churn")
                    .newVersion()
                    .file("model.bin", new byte[] {1})
                    .semanticVersion("1.0.0")
                    .description("the first")
                    .tag("framework", "tribuo")
                    .parameter("trees", 200)
                    .metric("accuracy", 0.5, Dataset.of("test"))
                    .register();
            registry.model("churn").stage("production").assign(version, "first release");
            assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        }
        database = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("registry.db"));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void an_altered_value_is_found_whatever_it_is_and_put_back_it_is_intact_again() throws SQLException {
        List<String> missed = new ArrayList<>();
        for (String table : AUDITED) {
            for (String column : auditedColumns(table)) {
                Optional<Object> before = newest(table, column);
                if (before.isPresent()) {
                    write(table, column, altered(before.get()));
                    if (audit().intact()) {
                        missed.add(table + "." + column);
                    }
                    write(table, column, before.get());
                }
            }
        }

        assertThat(missed).isEmpty();
        assertThat(audit().findings()).isEmpty();
    }

    @Test
    void a_deleted_row_is_found() throws SQLException {
        for (String table :
                List.of("event", "version", "version_file", "attribute", "metric", "stage", "stage_move", "settings")) {
            execute("create table saved as select * from " + table + " order by rowid");
            execute("delete from " + table + " where rowid = (select max(rowid) from " + table + ")");

            assertThat(audit().intact()).as(table).isFalse();

            execute("delete from " + table);
            execute("insert into " + table + " select * from saved");
            execute("drop table saved");
            assertThat(audit().findings()).as(table).isEmpty();
        }
    }

    @Test
    void a_history_whose_end_was_cut_off_is_found() throws SQLException {
        execute("delete from event where line = 'churn' and sequence = 3");

        assertThat(audit().findings())
                .singleElement()
                .asString()
                .contains("churn")
                .contains("ends at event 2, but 3 were written");
    }

    private AuditReport audit() {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            return registry.maintenance().verifyAudit();
        }
    }

    private List<String> auditedColumns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select name from pragma_table_info('" + table + "')")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        columns.removeAll(TECHNICAL.getOrDefault(table, Set.of()));
        return columns;
    }

    /** Another number, or a text that still reads as what it was: a digest, a version, a word. */
    private static Object altered(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() + 1;
        }
        String text = value.toString();
        String start = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        return start + (text.endsWith("1") ? "2" : "1");
    }

    private Optional<Object> newest(String table, String column) throws SQLException {
        String query = "select " + column + " from " + table + " where " + rowOfNewest(table, column);
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(row.getObject(1)) : Optional.empty();
        }
    }

    private void write(String table, String column, Object value) throws SQLException {
        String update = "update " + table + " set " + column + " = ? where " + rowOfNewest(table, column);
        try (PreparedStatement statement = database.prepareStatement(update)) {
            statement.setObject(1, value);
            statement.executeUpdate();
        }
    }

    private static String rowOfNewest(String table, String column) {
        return "rowid = (select max(rowid) from " + table + " where " + column + " is not null)";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
