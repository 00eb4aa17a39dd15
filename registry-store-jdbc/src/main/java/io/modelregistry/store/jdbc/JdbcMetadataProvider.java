package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataProvider;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * Opens SQLite, H2, PostgreSQL and MariaDB: {@code jdbc:sqlite:registry.db}, {@code jdbc:h2:./registry}, {@code
 * jdbc:postgresql://host/database?user=…&password=…}, {@code jdbc:mariadb://host/database?user=…&password=…}, or through a
 * {@link DataSource}. Of the parameters of an address only harmless ones are allowed; a data source is its owner's word.
 */
public final class JdbcMetadataProvider implements MetadataProvider {

    @Override
    public String scheme() {
        return "jdbc";
    }

    @Override
    public Metadata open(String address) {
        return new Opening(InstantSource.system(), Migration.ALL).open(JdbcAddress.parse(address));
    }

    @Override
    public Metadata open(DataSource dataSource) {
        return new Opening(InstantSource.system(), Migration.ALL).open(dataSource);
    }
}
