package io.modelregistry.dashboard.api;

import io.modelregistry.RegistryClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Figures of what is answered, and of the registry. */
public abstract class Metrics {

    Metrics() {}

    /** Keeps none. */
    public static Metrics none() {
        return new None();
    }

    /**
     * Serves them as Prometheus reads them.
     *
     * @throws IllegalStateException if Micrometer's registry for Prometheus is not on the class path
     */
    public static Metrics prometheus(RegistryClient registry) {
        try {
            return new PrometheusMetrics(registry);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("metrics() needs io.micrometer:micrometer-registry-prometheus", e);
        }
    }

    /** An answer is ready, {@code took} after its request was. */
    abstract void answered(Optional<Route> route, int status, Duration took);

    abstract List<Route> routes();

    private static final class None extends Metrics {
        @Override
        void answered(Optional<Route> route, int status, Duration took) {
            // nobody asks for them
        }

        @Override
        List<Route> routes() {
            return List.of();
        }
    }
}
