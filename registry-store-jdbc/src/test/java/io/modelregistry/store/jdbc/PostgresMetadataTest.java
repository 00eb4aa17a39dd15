package io.modelregistry.store.jdbc;

class PostgresMetadataTest extends JdbcMetadataContract {

    PostgresMetadataTest() {
        super(TestStore.POSTGRESQL);
    }
}
