package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    @TempDir
    private Path cache;

    @Test
    void are_kept_by_route_and_status_and_of_the_registry() throws Exception {
        RegistryClient registry = Served.filled(cache);
        try (Served served =
                Served.of(registry, Dashboard.on(registry).metrics().start())) {
            assertThat(served.get("/api/v1/models/churn").statusCode()).isEqualTo(200);
            assertThat(served.get("/api/v1/models/vision~cats").statusCode()).isEqualTo(200);
            assertThat(served.get("/made/up").statusCode()).isEqualTo(404);
            HttpResponse<String> figures = served.get("/metrics");
            assertThat(figures.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(figures.body())
                    .contains("registry_models 2.0", "registry_versions 3.0", "registry_consumers 0.0")
                    .contains("{method=\"GET\",route=\"/api/v1/models/{model}\",status=\"200\"} 2")
                    .contains("{method=\"none\",route=\"none\",status=\"404\"} 1")
                    .doesNotContain("made/up");
        }
    }

    @Test
    void are_not_served_unless_asked_for() throws Exception {
        try (Served served = Served.readOnly(cache)) {
            assertThat(served.get("/metrics").statusCode()).isEqualTo(404);
        }
    }
}
