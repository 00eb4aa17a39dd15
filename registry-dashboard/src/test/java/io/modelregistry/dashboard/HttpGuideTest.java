package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import io.modelregistry.core.memory.MemoryArtifactProvider;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of {@code docs/http-api.md}. */
class HttpGuideTest {

    @TempDir
    private Path directory;

    private static int status(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void serves_a_registry() throws Exception {
        try (RegistryClient registry = RegistryClient.builder().cache(directory).open("memory:")) {
            // region start
            try (Dashboard dashboard = Dashboard.on(registry).port(0).start()) {
                URI models = dashboard.address().resolve("/api/v1/models");
                System.out.println(models);
                // endregion
                assertThat(status(models)).isEqualTo(200);
            }
        }
    }

    @Test
    void serves_a_registry_to_a_team() throws Exception {
        Path tokens = directory.resolve("tokens");
        // region token
        Tokens.Issued issued = Tokens.issue("ana", Role.ADMIN);
        System.out.println("shown once: " + issued.token());
        Files.write(tokens, List.of(issued.line()));
        // endregion
        Metadata metadata = new MemoryMetadataProvider().open("memory:");
        ArtifactStore artifacts = new MemoryArtifactProvider().open("memory:");
        // region team
        RegistryClient.Builder stores =
                RegistryClient.builder().metadata(metadata).artifacts(artifacts).cache(directory);

        try (RegistryClient registry = stores.open();
                Dashboard dashboard = Dashboard.on(registry)
                        .port(0)
                        .allowHost("registry.example.com")
                        .authenticator(Tokens.read(tokens))
                        .allowChanges(actor -> RegistryClient.builder()
                                .metadata(metadata)
                                .artifacts(artifacts)
                                .cache(directory)
                                .actor(actor)
                                .open())
                        .start()) {
            System.out.println(dashboard);
            // endregion
            assertThat(status(dashboard.address().resolve("/api/v1/models"))).isEqualTo(401);
        }
    }
}
