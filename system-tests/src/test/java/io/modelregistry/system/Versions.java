package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests do with versions again and again. */
final class Versions {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Versions() {}

    /** The name of a model that no other test has. */
    static String newName() {
        return "model-" + NAMES.incrementAndGet();
    }

    /** Begins a version of these files: {@code file-0}, {@code file-1} and so on. */
    static VersionDraft draft(RegistryClient registry, String model, byte[]... contents) {
        VersionDraft draft = registry.model(model).newVersion();
        for (int i = 0; i < contents.length; i++) {
            draft.file("file-" + i, contents[i]);
        }
        return draft;
    }

    /** Registers a version of these files. */
    static ModelVersion register(RegistryClient registry, String model, byte[]... contents) {
        return draft(registry, model, contents).register();
    }

    /** Fetches every file of every version through an empty cache, and compares history and stored bytes with themselves. */
    static void assertThatAllAreWhole(TestRegistry place) throws IOException {
        try (RegistryClient registry = place.open()) {
            for (ModelVersion version : all(registry)) {
                assertThatItIsWhole(version);
            }
            assertThatNothingIsFound(registry);
        }
    }

    /** Reads every history and every stored byte. */
    static void assertThatNothingIsFound(RegistryClient registry) {
        assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        assertThat(registry.maintenance().verifyArtifacts().findings()).isEmpty();
    }

    /** Fetches every file of a version. */
    static void assertThatItIsWhole(ModelVersion version) throws IOException {
        for (ModelFile file : version.files().list()) {
            Path path = version.files().path(file.name());
            assertThat(Files.size(path)).as("size of %s of %s", file, version).isEqualTo(file.size());
            assertThat(Digest.of(path)).as("digest of %s of %s", file, version).isEqualTo(file.digest());
        }
    }

    /** Every version of every model. */
    static List<ModelVersion> all(RegistryClient registry) {
        try (var versions = registry.versions().stream()) {
            return versions.toList();
        }
    }
}
