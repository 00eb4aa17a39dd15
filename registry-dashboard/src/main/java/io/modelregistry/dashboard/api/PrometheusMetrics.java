package io.modelregistry.dashboard.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps figures with Micrometer. Those of the registry are counted when they are asked for; one that cannot be is NaN. */
final class PrometheusMetrics extends Metrics {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    PrometheusMetrics(RegistryClient registry) {
        gauge("registry.models", "Models", () -> registry.models().count());
        gauge(
                "registry.versions",
                "Versions of all models",
                () -> registry.versions().count());
        gauge(
                "registry.consumers",
                "Consumers of versions",
                () -> registry.consumers().size());
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(meters);
    }

    /** Tags are rows of the table, so that nobody can make up more of them. */
    @Override
    void answered(Optional<Route> route, int status, Duration took) {
        meters.timer(
                        "registry.http.requests",
                        "method",
                        route.map(Route::method).orElse("none"),
                        "route",
                        route.map(Route::template).orElse("none"),
                        "status",
                        Integer.toString(status))
                .record(took);
    }

    @Override
    List<Route> routes() {
        return List.of(Route.get("/metrics", "Figures as Prometheus reads them")
                .answers(Answer.Form.TEXT, String.class)
                .by(exchange -> Response.of(200, TYPE, meters.scrape().getBytes(StandardCharsets.UTF_8))));
    }
}
