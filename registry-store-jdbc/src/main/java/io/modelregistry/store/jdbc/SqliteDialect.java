package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** SQLite: one writer at a time, readers that never wait, several processes. */
final class SqliteDialect implements Dialect {

    private static final String BUSY_TIMEOUT = "pragma busy_timeout = " + Settings.LOCK_WAIT.toMillis();
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    /** Older ones could corrupt a database in WAL mode when two connections checkpointed at once. */
    private static final DatabaseVersion OLDEST = new DatabaseVersion(3, 51, 3);

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public Map<String, String> schemaTokens() {
        return Map.of(
                "identity",
                "integer primary key autoincrement",
                "long_text",
                "text",
                "ordered",
                "",
                "if_missing",
                "",
                "options",
                "");
    }

    /** A transaction that writes is alone from its beginning. */
    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public Optional<String> now() {
        return Optional.empty();
    }

    @Override
    public boolean ordersByWholeIndex() {
        return false;
    }

    @Override
    public String check(Connection connection) throws SQLException {
        OLDEST.require(product(), Statements.value(connection, "select sqlite_version()"));
        whenFree(connection, "pragma journal_mode", SqliteDialect::switchToWal);
        String mode = Statements.value(connection, "pragma journal_mode");
        String synchronous = Statements.value(connection, "pragma synchronous");
        if (!mode.equals("wal") || !synchronous.equals("2")) {
            throw new SQLException("journal mode wal with synchronous full was asked for, but in force are " + mode
                    + " and " + synchronous);
        }
        return "power failure (WAL, synchronous=FULL)";
    }

    private static void switchToWal(Connection connection, String modeQuery) throws SQLException {
        if (!Statements.value(connection, modeQuery).equals("wal")) {
            Statements.execute(connection, modeQuery + " = wal");
        }
    }

    /** The time to wait for other processes comes first, because the other settings may have to wait. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        Statements.execute(
                connection,
                BUSY_TIMEOUT,
                "pragma cache_size = -16000",
                "pragma synchronous = full",
                "pragma fullfsync = true",
                "pragma checkpoint_fullfsync = true");
    }

    /** Takes the write lock at once: a transaction that began by reading could not be given it later. */
    @Override
    public void begin(Connection connection) throws SQLException {
        whenFree(connection, "begin immediate", Statements::execute);
    }

    /**
     * Asks for a lock every other millisecond. SQLite itself would ask ten times a second, and a process that writes all the time
     * lets the lock go for an instant only: others were starved for half a minute. For some locks it does not ask again at all.
     */
    private static void whenFree(Connection connection, String sql, Locking locking) throws SQLException {
        Statements.execute(connection, "pragma busy_timeout = 0");
        try {
            long end = System.nanoTime() + Settings.LOCK_WAIT.toNanos();
            while (!isDone(connection, sql, locking, end)) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(500_000, 3_000_000));
            }
        } finally {
            Statements.execute(connection, BUSY_TIMEOUT);
        }
    }

    private static boolean isDone(Connection connection, String sql, Locking locking, long end) throws SQLException {
        try {
            locking.execute(connection, sql);
            return true;
        } catch (SQLException e) {
            if (!isBusy(e) || System.nanoTime() > end) {
                throw e;
            }
            return false;
        }
    }

    /** A statement that needs a lock. */
    private interface Locking {
        void execute(Connection connection, String sql) throws SQLException;
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Statements.execute(connection, "commit");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        Statements.execute(connection, "rollback");
    }

    @Override
    public void end(Connection connection) {}

    @Override
    public void lockSchema(Connection connection) throws SQLException {
        begin(connection);
    }

    @Override
    public void unlockSchema(Connection connection) throws SQLException {
        commit(connection);
    }

    @Override
    public boolean isCollision(SQLException failure) {
        return isBusy(failure) || isUniqueViolation(failure);
    }

    private static boolean isUniqueViolation(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("SQLITE_CONSTRAINT_UNIQUE") || message.contains("SQLITE_CONSTRAINT_PRIMARYKEY");
    }

    private static boolean isBusy(SQLException failure) {
        return failure.getErrorCode() == BUSY || failure.getErrorCode() == LOCKED;
    }

    @Override
    public boolean isTemporary(SQLException failure) {
        return isBusy(failure);
    }

    /** The last page of a transaction is what makes it one, and there was no room for it. */
    @Override
    public boolean isRefusedCommit(SQLException failure) {
        return failure.getErrorCode() == FULL;
    }

    @Override
    public Optional<String> advice(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case BUSY -> Optional.of("another process has been writing for " + Settings.LOCK_WAIT.toSeconds() + " s");
            case READ_ONLY -> Optional.of("the file or its directory cannot be written");
            case FULL -> Optional.of("the disk is full; free some space");
            case CANNOT_OPEN -> Optional.of("the file cannot be opened; does its directory exist?");
            default -> Optional.empty();
        };
    }
}
