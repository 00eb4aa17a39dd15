package io.modelregistry.store.jdbc;

class MariaDbMetadataTest extends JdbcMetadataContract {

    MariaDbMetadataTest() {
        super(TestStore.MARIADB);
    }
}
