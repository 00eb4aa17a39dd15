package io.modelregistry.store.jdbc;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The databases that a registry can be kept in. */
enum Product {
    SQLITE("sqlite", "org.sqlite.JDBC", "org.xerial:sqlite-jdbc"),
    H2("h2", "org.h2.Driver", "com.h2database:h2"),
    POSTGRESQL("postgresql", "org.postgresql.Driver", "org.postgresql:postgresql"),
    MARIADB("mariadb", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client");

    private final String subprotocol;
    private final String driver;
    private final String dependency;

    Product(String subprotocol, String driver, String dependency) {
        this.subprotocol = subprotocol;
        this.driver = driver;
        this.dependency = dependency;
    }

    /** What its addresses begin with: {@code jdbc:sqlite:}. */
    String prefix() {
        return "jdbc:" + subprotocol + ":";
    }

    /** The class of its driver. */
    String driver() {
        return driver;
    }

    /** The dependency that brings its driver. */
    String dependency() {
        return dependency;
    }

    /** What a driver is told unless the address says otherwise. Without an end to waiting, a cut link would be waited on. */
    Map<String, String> defaults() {
        return switch (this) {
            case SQLITE -> Map.of();
            case H2 -> Map.of("WRITE_DELAY", "0", "TRACE_LEVEL_FILE", "0");
            case POSTGRESQL ->
                Map.of(
                        "connectTimeout", "10",
                        "socketTimeout", "90",
                        "tcpKeepAlive", "true",
                        "reWriteBatchedInserts", "true",
                        "ApplicationName", "modelregistry");
            case MARIADB ->
                Map.of(
                        "connectTimeout",
                        "10000",
                        "socketTimeout",
                        "90000",
                        "tcpKeepAlive",
                        "true",
                        "allowLocalInfile",
                        "false");
        };
    }

    Dialect dialect() {
        return switch (this) {
            case SQLITE -> new SqliteDialect();
            case H2 -> new H2Dialect();
            case POSTGRESQL -> new PostgresDialect();
            case MARIADB -> new MariaDbDialect();
        };
    }

    static Optional<Product> ofAddress(String address) {
        return Arrays.stream(values())
                .filter(product -> address.startsWith(product.prefix()))
                .findFirst();
    }

    /** By the name that a driver gives. */
    static Optional<Product> named(String name) {
        return Arrays.stream(values())
                .filter(product -> product.dialect().product().equals(name))
                .findFirst();
    }
}
