package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Metadata;
import io.modelregistry.testkit.MetadataContract;
import java.time.InstantSource;
import java.util.Optional;

/** The contract, on one database. */
abstract class JdbcMetadataContract extends MetadataContract {

    private final TestStore store;
    private String address = "";

    JdbcMetadataContract(TestStore store) {
        this.store = store;
    }

    @Override
    protected Metadata openEmpty() throws Exception {
        address = store.newAddress();
        return TestStore.open(address);
    }

    @Override
    protected Optional<Metadata> openEmpty(InstantSource clock) throws Exception {
        boolean hasOwnClock =
                Product.ofAddress(address).orElseThrow().dialect().now().isPresent();
        return hasOwnClock ? Optional.empty() : Optional.of(TestStore.open(store.newAddress(), clock));
    }

    @Override
    protected Optional<Metadata> openAgain() {
        return Optional.of(TestStore.open(address));
    }
}
