package io.modelregistry.store.jdbc;

class SqliteMetadataTest extends JdbcMetadataContract {

    SqliteMetadataTest() {
        super(TestStore.SQLITE);
    }
}
