package io.modelregistry.store.jdbc;

class H2MetadataTest extends JdbcMetadataContract {

    H2MetadataTest() {
        super(TestStore.H2);
    }
}
