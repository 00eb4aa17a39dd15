package io.modelregistry.store.jdbc;

import io.modelregistry.testkit.ProviderContract;

class JdbcMetadataProviderTest extends ProviderContract {

    @Override
    protected Object provider() {
        return new JdbcMetadataProvider();
    }
}
