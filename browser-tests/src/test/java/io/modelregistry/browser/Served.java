package io.modelregistry.browser;

import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.Dashboard;
import java.io.IOException;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * A registry and its dashboard.
 *
 * @param registry what is served
 * @param dashboard where
 */
record Served(RegistryClient registry, Dashboard dashboard) implements AutoCloseable {

    /** Read-only. */
    static Served readOnly(RegistryClient registry) throws IOException {
        return as(registry, options -> options);
    }

    static Served as(RegistryClient registry, UnaryOperator<Dashboard.Builder> options) throws IOException {
        return new Served(registry, options.apply(Dashboard.on(registry)).start());
    }

    /** The address of a page by its path. */
    URI page(String path) {
        return dashboard.address().resolve(path);
    }

    @Override
    public void close() {
        dashboard.close();
        registry.close();
    }
}
