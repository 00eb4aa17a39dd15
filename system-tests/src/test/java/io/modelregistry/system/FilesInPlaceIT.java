package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.testservers.S3ProxyServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are somewhere already are registered from there: from the registry's own bucket, from a directory. */
class FilesInPlaceIT {

    private static final int SIZE = 20 << 20;

    @TempDir
    Path directory;

    private final S3ProxyServer server = S3ProxyServer.shared();

    private RegistryClient open(ArtifactKind artifacts, String name) {
        return RegistryClient.builder()
                .metadata("memory:")
                .artifacts(artifacts.newPlace(directory.resolve(name)).address())
                .cache(directory.resolve(name + "-cache"))
                .open();
    }

    private static byte[] weights() {
        byte[] content = new byte[SIZE];
        new Random(11).nextBytes(content);
        return content;
    }

    /** A bucket that was filled by a registry, whose objects are files like any others to another. */
    private URI filledBucket() {
        String address = ArtifactKind.newBucket("run");
        try (RegistryClient filling = RegistryClient.builder()
                .metadata("memory:")
                .artifacts(address)
                .cache(directory.resolve("filling"))
                .open()) {
            filling.model("any")
                    .newVersion()
                    .file("weights.bin", weights())
                    .file("small", new byte[] {1})
                    .register();
        }
        return URI.create(address);
    }

    @ParameterizedTest
    @EnumSource(ArtifactKind.class)
    void objects_in_a_bucket_become_a_version_of_any_store(ArtifactKind artifacts) throws Exception {
        try (RegistryClient registry = open(artifacts, "registry")) {
            URI bucket = filledBucket();
            ModelVersion version =
                    registry.model("churn").newVersion().files(bucket).register();

            assertThat(version.files().list()).hasSize(2);
            ModelFile largest = version.files().list().stream()
                    .filter(file -> file.size() == SIZE)
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllBytes(version.files().path(largest.name()))).isEqualTo(weights());
            assertThat(registry.maintenance().verifyArtifacts().intact()).isTrue();
        }
    }

    @Test
    void a_directory_and_a_file_are_locations_too() throws Exception {
        Path output = Files.createDirectories(directory.resolve("my output"));
        Files.write(output.resolve("a.bin"), new byte[] {1, 2});
        try (RegistryClient registry = open(ArtifactKind.MEMORY, "registry")) {
            ModelVersion whole =
                    registry.model("churn").newVersion().files(output.toUri()).register();
            ModelVersion one = registry.model("churn")
                    .newVersion()
                    .files(output.resolve("a.bin").toUri())
                    .register();
            assertThat(one.digest()).isEqualTo(whole.digest());
        }
    }

    @Test
    void an_empty_place_is_refused_and_leaves_nothing() {
        URI empty = URI.create("s3://" + server.newBucket() + "/run?endpoint=" + server.endpoint());
        try (RegistryClient registry = open(ArtifactKind.S3, "registry")) {
            assertThatThrownBy(() ->
                            registry.model("churn").newVersion().files(empty).register())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at least one file");
            assertThat(registry.model("churn").find()).isEmpty();
        }
    }
}
