package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of {@code docs/dashboard.md}. */
class DashboardGuideTest {

    @Test
    void starts(@TempDir Path cache) throws Exception {
        try (RegistryClient registry = Served.filled(cache)) {
            // region start
            try (Dashboard dashboard =
                    Dashboard.on(registry).port(0).allowChanges().start()) {
                System.out.println("Open " + dashboard.address());
                // endregion
                HttpResponse<String> page = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(dashboard.address()).build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(page.body()).contains("<title>Model registry</title>");
            }
        }
    }
}
