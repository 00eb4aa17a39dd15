package io.modelregistry.store.jdbc;

import io.modelregistry.error.RegistryException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on connections. What collides with others before its commit is repeated, since nothing of it happened; a commit
 * that fails is not, since nobody knows. Every failure comes out as an exception of the registry.
 */
final class Transactions {

    private final Database database;
    private final Dialect dialect;
    private final Failures failures;

    Transactions(Database database) {
        this.database = database;
        dialect = database.dialect();
        failures = database.failures();
    }

    /** Reads. Each statement sees what is committed when it begins. */
    <T> T read(Work<T> work) {
        return reading(() -> repeatedly(() -> {
            try (Handle handle = database.openForReading()) {
                return readOn(handle, work);
            }
        }));
    }

    /** After a failure the connection is not used again: it may be that which failed. */
    private static <T> T readOn(Handle handle, Work<T> work) throws SQLException {
        try {
            return work.run(handle);
        } catch (Throwable e) {
            Closing.quietly(handle.getConnection());
            throw e;
        }
    }

    /** Reads with one prepared statement, past everything that costs time at the first call of a process. */
    <T> T read(String sql, Reading<T> reading) {
        return reading(() -> repeatedly(() -> {
            ConnectionSource source = database.ways().readers();
            Connection connection = database.lease(source);
            try {
                PreparedStatement statement = source.prepare(connection, sql);
                T value = reading.read(statement);
                source.release(statement);
                return value;
            } catch (SQLException e) {
                Closing.quietly(connection);
                throw e;
            } finally {
                source.giveBack(connection);
            }
        }));
    }

    /** Writes in one transaction. If its commit fails, it may have happened; whoever calls must be able to do it again. */
    <T> T write(Work<Ending<T>> work) {
        return writing(() -> repeatedly(() -> attempt(work, failures::unanswered)));
    }

    /** Writes in one transaction whose outcome, if its commit fails, can be asked for by the key. */
    <T> T commit(String subject, String operationKey, Work<Ending<T>> work) {
        return writing(() -> repeatedly(() -> attempt(work, e -> failures.unknown(subject, operationKey, e))));
    }

    /** Refuses to go on after the store was closed. */
    void requireOpen() {
        database.requireOpen();
    }

    private <T> T reading(Supplier<T> call) {
        database.requireReadable();
        return database.ways().runner().run(call);
    }

    private <T> T writing(Supplier<T> call) {
        database.requireWritable();
        return database.ways().runner().run(call);
    }

    private <T> T attempt(Work<Ending<T>> work, CommitFailure onFailure) throws SQLException {
        try (Handle handle = database.openForWriting()) {
            Connection connection = handle.getConnection();
            dialect.begin(connection);
            Ending<T> ending = inside(handle, connection, work);
            end(connection, ending.kept(), onFailure);
            return ending.value();
        }
    }

    private <T> Ending<T> inside(Handle handle, Connection connection, Work<Ending<T>> work) throws SQLException {
        try {
            return work.run(handle);
        } catch (Throwable e) {
            undo(connection, e);
            throw e;
        }
    }

    private void undo(Connection connection, Throwable reason) {
        try {
            dialect.rollback(connection);
            dialect.end(connection);
        } catch (SQLException e) {
            reason.addSuppressed(e);
            Closing.quietly(connection);
        }
    }

    private void end(Connection connection, boolean kept, CommitFailure onFailure) throws SQLException {
        try {
            if (kept) {
                dialect.commit(connection);
            } else {
                dialect.rollback(connection);
            }
        } catch (SQLException e) {
            // Not to be used again, and above all not set to auto-commit, which would commit what is open.
            Closing.quietly(connection);
            if (kept && !dialect.isRefusedCommit(e)) {
                throw onFailure.translate(e);
            }
            throw e;
        }
        dialect.end(connection);
    }

    /** Neither a collision nor a link that broke while it lay idle has changed anything before the commit. */
    private <T> T repeatedly(Attempt<T> attempt) {
        long end = System.nanoTime() + Settings.LOCK_WAIT.toNanos();
        for (int tries = 1; ; tries++) {
            try {
                return attempt.run();
            } catch (RegistryException e) {
                throw e;
            } catch (SQLException | RuntimeException e) {
                SQLException failure = Failures.cause(e).orElse(null);
                if (failure == null) {
                    throw unchecked(e);
                }
                boolean isWorthIt = dialect.isCollision(failure) || dialect.isTemporary(failure);
                if (tries == Settings.TRIES || System.nanoTime() > end || !isWorthIt) {
                    throw failures.translate(failure);
                }
                pause(tries);
            }
        }
    }

    /** An exception without a driver's failure behind it is a mistake of ours. */
    private static RuntimeException unchecked(@Nullable Exception e) {
        return e instanceof RuntimeException mistake ? mistake : new IllegalStateException(e);
    }

    /** Longer each time and of random length, so that those that collided do not do so again. */
    private static void pause(int tries) {
        long most = Math.min(100_000_000L, 500_000L << Math.min(tries, 8));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    /** What is done with a handle. */
    interface Work<T> {
        T run(Handle handle) throws SQLException;
    }

    /** What is done with a prepared statement. */
    interface Reading<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private interface CommitFailure {
        RegistryException translate(SQLException failure);
    }
}
