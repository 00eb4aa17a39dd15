package io.modelregistry.store.jdbc;

import io.modelregistry.error.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Brings the schema of a database up to date: each step once, in order, by one process at a time. */
final class Migrator {

    /** H2 commits after every change of the schema, and only this process can have it open. */
    private static final Object IN_THIS_PROCESS = new Object();

    private static final String STEPS =
            "select version, checksum, readable_by, writable_by from registry_schema order by version";

    private static final String CREATE_STEPS = """
            create table if not exists registry_schema (
              version integer primary key,
              checksum varchar(64) not null,
              readable_by integer not null,
              writable_by integer not null,
              applied_at bigint not null
            )""";

    private static final String RECORD_STEPS = """
            insert into registry_schema (version, checksum, readable_by, writable_by, applied_at)
            values\s""";

    private static final String RECORD_SECRET = """
            insert into registry (id, secret, created_at)
            select 1, ?, ?
            from (select 1 as one) as once
            where not exists (select 1 from registry)""";

    private static final int SECRET_BYTES = 32;

    private final Dialect dialect;
    private final Failures failures;
    private final InstantSource clock;
    private final List<Migration> migrations;

    Migrator(Dialect dialect, Failures failures, InstantSource clock, List<Migration> migrations) {
        this.dialect = dialect;
        this.failures = failures;
        this.clock = clock;
        this.migrations = migrations;
    }

    /** The schema that a library of these migrations makes. */
    int latest() {
        return migrations.get(migrations.size() - 1).version();
    }

    /**
     * What the schema is, by one query if there is one.
     *
     * @throws StoreException if this library cannot use it
     */
    Schema read(Connection connection) throws SQLException {
        List<Step> steps = steps(connection);
        for (Step step : steps) {
            check(step);
        }
        Schema schema = steps.isEmpty() ? Schema.NONE : Schema.of(steps.get(steps.size() - 1), latest());
        if (!schema.isReadable()) {
            throw failures.refused("its schema " + schema.version() + " is newer than this library, which knows "
                    + latest() + "; use a newer version of the library");
        }
        return schema;
    }

    private void check(Step step) {
        for (Migration migration : migrations) {
            if (migration.version() == step.version() && !migration.checksum().equals(step.checksum())) {
                throw failures.refused("step " + step.version() + " of its schema was made by another script than this "
                        + "library's; the checksums are " + step.checksum() + " and " + migration.checksum());
            }
        }
    }

    private static List<Step> steps(Connection connection) throws SQLException {
        try {
            return readSteps(connection);
        } catch (SQLException e) {
            // If the table is there now, another process has just made it.
            return hasTable(connection, "registry_schema") ? readSteps(connection) : List.of();
        }
    }

    private static List<Step> readSteps(Connection connection) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STEPS)) {
            while (rows.next()) {
                steps.add(new Step(rows.getInt(1), rows.getString(2), rows.getInt(3), rows.getInt(4)));
            }
        }
        return steps;
    }

    /** Applies what is missing. Of several that do so at once, one works and the others find it done. */
    Schema migrate(Connection connection) throws SQLException {
        synchronized (IN_THIS_PROCESS) {
            dialect.lockSchema(connection);
            try {
                refuseForeignTables(connection);
                Statements.execute(connection, CREATE_STEPS);
                applyMissing(connection, read(connection).version());
            } catch (Throwable e) {
                abandon(connection, e);
                throw e;
            }
            dialect.unlockSchema(connection);
            return read(connection);
        }
    }

    private void abandon(Connection connection, Throwable reason) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        Closing.quietly(connection);
    }

    private void refuseForeignTables(Connection connection) throws SQLException {
        if (!hasTable(connection, "registry_schema") && hasTable(connection, "model")) {
            throw failures.refused("it holds a table 'model' that is not a registry's; give the registry a database or "
                    + "schema of its own");
        }
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        for (String spelling : List.of(name, name.toUpperCase(Locale.ROOT))) {
            try (ResultSet tables = connection.getMetaData().getTables(catalog, schema, spelling, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Recorded together at the end: until then others see what was there before, and wait for the lock. */
    private void applyMissing(Connection connection, int version) throws SQLException {
        List<Migration> missing = migrations.stream()
                .filter(migration -> migration.version() > version)
                .toList();
        for (Migration migration : missing) {
            List<String> statements = dialect.schema(migration.statements(dialect.schemaTokens()));
            Statements.execute(connection, statements.toArray(String[]::new));
            drawSecret(connection);
        }
        if (!missing.isEmpty()) {
            record(connection, missing);
        }
    }

    private void drawSecret(Connection connection) throws SQLException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        try (PreparedStatement insert = connection.prepareStatement(RECORD_SECRET)) {
            insert.setString(1, HexFormat.of().formatHex(secret));
            insert.setLong(2, Micros.of(clock.instant()));
            insert.executeUpdate();
        }
    }

    private void record(Connection connection, List<Migration> applied) throws SQLException {
        String rows = String.join(", ", Collections.nCopies(applied.size(), "(?, ?, ?, ?, ?)"));
        try (PreparedStatement insert = connection.prepareStatement(RECORD_STEPS + rows)) {
            int place = 0;
            for (Migration migration : applied) {
                insert.setInt(++place, migration.version());
                insert.setString(++place, migration.checksum());
                insert.setInt(++place, migration.readableBy());
                insert.setInt(++place, migration.writableBy());
                insert.setLong(++place, Micros.of(clock.instant()));
            }
            insert.executeUpdate();
        }
    }

    /** A step that was applied, as recorded. */
    record Step(int version, String checksum, int readableBy, int writableBy) {}
}
