/** Metadata of a registry in SQLite, H2, PostgreSQL and MariaDB. */
module io.modelregistry.store.jdbc {
    requires io.modelregistry;
    requires com.zaxxer.hikari;
    requires org.jdbi.v3.core;
    requires org.jspecify;
    requires org.slf4j;
    requires static org.postgresql.jdbc;

    provides io.modelregistry.spi.MetadataProvider with
            io.modelregistry.store.jdbc.JdbcMetadataProvider;
}
