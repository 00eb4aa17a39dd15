package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What databases differ in, as questions. Without state, safe for many threads. */
interface Dialect {

    /** As {@link java.sql.DatabaseMetaData#getDatabaseProductName()} has it. */
    String product();

    /** Whether the database lives in this process, so that whoever opens it may migrate it. */
    boolean isEmbedded();

    /** What stands in braces in the scripts of the schema. */
    Map<String, String> schemaTokens();

    /** The statements of a script, rearranged where that makes them faster. */
    default List<String> schema(List<String> statements) {
        return statements;
    }

    /** The clause that locks the rows of a query; empty where a transaction that writes is alone. */
    String forUpdate();

    /** A query for the time in microseconds since 1970 by the database's clock; empty where that is the JVM's. */
    Optional<String> now();

    /**
     * Whether an index is read backwards only if the order names all of its columns, those with one value included. Where
     * this is false, naming them sorts instead.
     */
    boolean ordersByWholeIndex();

    /** How many values a list of a query may have, so that reading rows by their keys costs the least. */
    default int listLength() {
        return Settings.CHUNK;
    }

    /**
     * Refuses a database that is too old, and sets and checks what holds for the database as a whole.
     *
     * @return what an acknowledged change survives, in a clause
     */
    String check(Connection connection) throws SQLException;

    /** Sets what holds for one connection, before its first use. */
    void prepare(Connection connection) throws SQLException;

    /** Begins a transaction that will write. */
    default void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** A statement, with a parameter for the name of a model, that tells whoever listens that it is changed. */
    default Optional<String> announcement() {
        return Optional.empty();
    }

    /** Commits, so that the change survives what {@link #check} says. */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /** Takes back what a transaction changed. */
    default void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /** Leaves the connection as before {@link #begin}, after a commit or rollback that went well. */
    default void end(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** Begins a transaction in which this process alone changes the schema, where the database can. */
    void lockSchema(Connection connection) throws SQLException;

    /** Commits the change of the schema, and lets others go on. */
    void unlockSchema(Connection connection) throws SQLException;

    /** Whether the same transaction may succeed when it is repeated at once: nothing of it happened. */
    boolean isCollision(SQLException failure);

    /** Whether the same call may succeed later without anybody changing anything. */
    boolean isTemporary(SQLException failure);

    /** Whether a commit that failed so certainly did not happen, although most that fail may have. */
    default boolean isRefusedCommit(SQLException failure) {
        return false;
    }

    /** What people should know about a failure that the driver explains badly. */
    default Optional<String> advice(SQLException failure) {
        return Optional.empty();
    }
}
