package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Metadata;
import io.modelregistry.testkit.MetadataContract;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The contract, on one database. */
abstract class JdbcMetadataContract extends MetadataContract {

    private final TestStore store;
    private final Deque<String> addresses = new ArrayDeque<>();

    JdbcMetadataContract(TestStore store) {
        this.store = store;
    }

    @Override
    protected Metadata openEmpty() throws Exception {
        addresses.push(store.emptyAddress());
        return TestStore.open(addresses.element());
    }

    @Override
    protected Optional<Metadata> openEmpty(InstantSource clock) throws Exception {
        boolean hasOwnClock = Product.ofAddress(addresses.element())
                .orElseThrow()
                .dialect()
                .now()
                .isPresent();
        return hasOwnClock ? Optional.empty() : Optional.of(TestStore.open(store.newAddress(), clock));
    }

    @Override
    protected Optional<Metadata> openAgain() {
        return Optional.of(TestStore.open(addresses.element()));
    }

    @AfterEach
    void empty_the_databases() throws SQLException {
        for (String address : addresses) {
            store.empty(address);
        }
    }
}
