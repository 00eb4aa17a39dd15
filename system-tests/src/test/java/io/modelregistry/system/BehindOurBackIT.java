package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever may write where the bytes are kept can delete or replace them; nobody may ever be served what he left. */
class BehindOurBackIT {

    private static final byte[] CONTENT =
            "the weights of a model, as they were registered".repeat(9).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"FILE", "S3"})
    void what_was_deleted_is_missed_by_name_and_the_rest_is_served(ArtifactKind kind) throws Exception {
        damage(kind, bytes -> null, "model.bin");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "S3"})
    void what_was_replaced_by_something_of_the_same_size_is_not_served(ArtifactKind kind) throws Exception {
        damage(kind, BehindOurBackIT::flipped, "model.bin");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "S3"})
    void what_was_cut_off_is_not_served(ArtifactKind kind) throws Exception {
        damage(kind, bytes -> Arrays.copyOf(bytes, bytes.length - 1), "model.bin");
    }

    /** Only what was registered is read, so what comes after it does no harm. */
    @ParameterizedTest
    @EnumSource(names = {"FILE", "S3"})
    void what_was_added_to_is_served_without_the_addition_or_not_at_all(ArtifactKind kind) throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.MEMORY, kind);
                RegistryClient registry = place.open()) {
            registry.model("churn").newVersion().file("model.bin", CONTENT).register();
            assertThat(change(blobs(kind, place), bytes -> Arrays.copyOf(bytes, bytes.length + 1)))
                    .isEqualTo(1);
            try (RegistryClient fresh = place.open()) {
                assertThat(fresh.require("churn:1").files().path("model.bin")).hasBinaryContent(CONTENT);
            } catch (IntegrityException e) {
                assertThat(e).hasMessageContaining("churn:1").hasMessageContaining("model.bin");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "S3"})
    void what_was_emptied_is_not_served(ArtifactKind kind) throws Exception {
        damage(kind, bytes -> new byte[0], "model.bin");
    }

    private void damage(ArtifactKind kind, UnaryOperator<byte[]> change, String name) throws IOException, SQLException {
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.MEMORY, kind);
                RegistryClient registry = place.open()) {
            registry.model("churn")
                    .newVersion()
                    .file(name, CONTENT)
                    .file("other.bin", new byte[] {1})
                    .register();
            assertThat(change(blobs(kind, place), change)).isEqualTo(1);

            try (RegistryClient fresh = place.open()) {
                assertRefused(fresh.require("churn:1"), name);
                assertThat(fresh.require("churn:1").files().path("other.bin")).hasBinaryContent(new byte[] {1});
                assertThat(fresh.maintenance().verifyArtifacts().findings())
                        .singleElement()
                        .asString()
                        .contains("churn:1");
            }
            assertThat(registry.model("churn")
                            .newVersion()
                            .file(name, flipped(CONTENT))
                            .register()
                            .files()
                            .path(name))
                    .hasBinaryContent(flipped(CONTENT));
        }
    }

    private void assertRefused(ModelVersion version, String name) throws IOException {
        Path copy = directory.resolve("copy");
        assertThatThrownBy(() -> version.files().path(name))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("churn:1")
                .hasMessageContaining(name);
        assertThatThrownBy(() -> version.files().open(name).close()).isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> version.files().directory()).isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> version.files().copyTo(copy)).isInstanceOf(IntegrityException.class);
        assertThat(Files.exists(copy)).isFalse();
    }

    /** Where the bytes are, whoever keeps them. */
    private static Path blobs(ArtifactKind kind, TestRegistry place) {
        String address = place.artifacts().address();
        return kind == ArtifactKind.FILE
                ? Path.of(URI.create(address))
                : S3ProxyServer.shared().directory().resolve(URI.create(address).getAuthority());
    }

    private static int change(Path place, UnaryOperator<byte[]> change) throws IOException {
        int changed = 0;
        for (Path file : files(place)) {
            byte[] bytes = Files.readAllBytes(file);
            if (Arrays.equals(bytes, CONTENT)) {
                byte[] other = change.apply(bytes);
                Files.delete(file);
                if (other != null) {
                    Files.write(file, other);
                }
                changed++;
            }
        }
        return changed;
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[bytes.length / 2] ^= 1;
        return other;
    }
}
