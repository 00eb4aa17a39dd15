package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Reads the rows that a query selects for their digest. */
final class QueryRows {

    private static final int ROWS_AT_ONCE = 100;
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)(?:pass\\w*|pwd|\\w*secret\\w*|\\w*token\\w*|\\w*credential\\w*|\\w*api_?key\\w*|\\w*access_?key\\w*)['\"\\s]*"
                    + "(?:=|:|,|\\bto\\b|\\bby\\b)|identified\\s+by|://[^/\\s]*@");

    private QueryRows() {}

    static Dataset read(Dataset named, DataSource database, String query) {
        boolean maySpeak = !CREDENTIAL.matcher(query).find();
        try (Connection connection = connect(named, database)) {
            Dataset read = inTransaction(named, connection, query);
            return maySpeak ? located(read, query.strip().replaceAll("\\s+", " ")) : read;
        } catch (SQLException e) {
            throw refused(named, e, maySpeak);
        }
    }

    private static Connection connect(Dataset named, DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw StoreException.unavailable("of data set " + named.name(), "it gives no connection", e);
        }
    }

    private static Dataset located(Dataset read, String query) {
        return query.length() <= Limits.LINE_LENGTH ? read.from(query) : read;
    }

    /** Drivers stream a result only within a transaction; PostgreSQL's holds all of it otherwise. */
    private static Dataset inTransaction(Dataset named, Connection connection, String query) throws SQLException {
        boolean wasReadOnly = connection.isReadOnly();
        boolean wasAutoCommit = connection.getAutoCommit();
        hint(connection, true);
        connection.setAutoCommit(false);
        try {
            return select(named, connection, query);
        } finally {
            connection.rollback();
            connection.setAutoCommit(wasAutoCommit);
            hint(connection, wasReadOnly);
        }
    }

    /** Nothing is committed in any case, so a driver that cannot change this once connected, as SQLite's, need not. */
    private static void hint(Connection connection, boolean isReadOnly) {
        try {
            connection.setReadOnly(isReadOnly);
        } catch (SQLException e) {
            // a hint that is not taken
        }
    }

    private static Dataset select(Dataset named, Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(query)) {
                CanonicalRows canonical = CanonicalRows.of(rows.getMetaData());
                while (rows.next()) {
                    canonical.add(rows);
                }
                return named.columns(columns(rows.getMetaData()))
                        .rows(canonical.count())
                        .digest(canonical.digest());
            }
        }
    }

    private static List<String> columns(ResultSetMetaData described) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= described.getColumnCount(); column++) {
            columns.add(described.getColumnLabel(column));
        }
        return columns;
    }

    /** What drivers say repeats the query, so a query that may hold a credential keeps them silent. */
    private static InvalidInputException refused(Dataset named, SQLException e, boolean maySpeak) {
        String state = "SQL state " + e.getSQLState();
        InvalidInputException refused = InvalidInputException.of(
                "query of data set " + named.name(),
                "(not shown)",
                "one that its database answers; it said " + (maySpeak ? e.getMessage() + ", " + state : state));
        return maySpeak ? withCause(refused, e) : refused;
    }

    private static InvalidInputException withCause(InvalidInputException refused, SQLException cause) {
        refused.initCause(cause);
        return refused;
    }
}
