package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** MariaDB. */
final class MariaDbDialect implements Dialect {

    private static final int DUPLICATE_KEY = 1062;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int ROW_CHANGED = 1020;
    private static final Set<Integer> COLLISIONS = Set.of(DUPLICATE_KEY, LOCK_WAIT_TIMEOUT, DEADLOCK, ROW_CHANGED);
    /** Too many connections, shutdown, connection killed or given up for idling. */
    private static final Set<Integer> TEMPORARY = Set.of(1040, 1053, 1203, 1317, 1927, 4031);

    private static final Pattern TABLE = Pattern.compile("create table if not exists (?<name>\\w+) .*", Pattern.DOTALL);
    private static final Pattern INDEX = Pattern.compile(
            "create (?<unique>unique )?index if not exists (?<name>\\w+) on (?<table>\\w+) \\((?<columns>[^)]*)\\)");

    private static final DatabaseVersion OLDEST = new DatabaseVersion(10, 6, 0);

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    /** A collation that compares every byte, also blanks at the end, whatever that of the database is. */
    @Override
    public Map<String, String> schemaTokens() {
        return Map.of(
                "identity",
                "bigint auto_increment primary key",
                "long_text",
                "longtext",
                "ordered",
                "",
                "if_missing",
                " if not exists",
                "options",
                " engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin");
    }

    /** Makes indexes together with their table: made one by one, each of them rewrites the table and takes a tenth of a second. */
    @Override
    public List<String> schema(List<String> statements) {
        Map<String, String> tables = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (String statement : statements) {
            Matcher table = TABLE.matcher(statement);
            Matcher index = INDEX.matcher(statement);
            if (table.matches()) {
                tables.put(table.group("name"), statement);
            } else if (index.matches() && tables.containsKey(index.group("table"))) {
                String definition = index.replaceFirst("  ${unique}index ${name} (${columns})");
                tables.computeIfPresent(index.group("table"), (name, sql) -> withIndex(sql, definition));
            } else {
                others.add(statement);
            }
        }
        return Stream.concat(tables.values().stream(), others.stream()).toList();
    }

    private static String withIndex(String table, String index) {
        int end = table.lastIndexOf("\n)");
        return table.substring(0, end) + ",\n" + index + table.substring(end);
    }

    @Override
    public String forUpdate() {
        return "for update";
    }

    /** The time of a statement of its own is the time after the locks before it; in UTC, so no time zone is in between. */
    @Override
    public Optional<String> now() {
        return Optional.of("select timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(6))");
    }

    @Override
    public boolean ordersByWholeIndex() {
        return false;
    }

    @Override
    public String check(Connection connection) throws SQLException {
        OLDEST.require(product(), connection.getMetaData().getDatabaseProductVersion());
        String flush = Statements.value(connection, "select @@innodb_flush_log_at_trx_commit");
        boolean isSafe = flush.equals("1") || flush.equals("3");
        return (isSafe ? "power failure" : "a stop of the registry, but not a power failure of the server")
                + " (innodb_flush_log_at_trx_commit=" + flush + ")";
    }

    /** A client that was stopped must not hold its locks for ever. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        Statements.execute(
                connection,
                "set session time_zone = '+00:00', innodb_lock_wait_timeout = " + Settings.LOCK_WAIT.toSeconds()
                        + ", idle_transaction_timeout = " + Settings.IDLE_TRANSACTION.toSeconds());
    }

    /** The level holds for the next transaction alone. */
    @Override
    public void begin(Connection connection) throws SQLException {
        Statements.execute(connection, "set transaction isolation level read committed");
        connection.setAutoCommit(false);
    }

    /** Every change of the schema commits by itself, so the lock is one of the session. */
    @Override
    public void lockSchema(Connection connection) throws SQLException {
        String got = Statements.value(
                connection,
                "select get_lock(concat('registry.', left(sha1(database()), 40)), " + Settings.LOCK_WAIT.toSeconds()
                        + ")");
        if (!"1".equals(got)) {
            throw new SQLException("another process has been changing the schema for " + Settings.LOCK_WAIT);
        }
    }

    @Override
    public void unlockSchema(Connection connection) throws SQLException {
        Statements.value(connection, "select release_lock(concat('registry.', left(sha1(database()), 40)))");
    }

    @Override
    public boolean isCollision(SQLException failure) {
        return COLLISIONS.contains(failure.getErrorCode());
    }

    @Override
    public boolean isTemporary(SQLException failure) {
        return TEMPORARY.contains(failure.getErrorCode())
                || String.valueOf(failure.getSQLState()).startsWith("08");
    }
}
