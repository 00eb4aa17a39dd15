package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.Limits;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsIT {

    /** More than an int counts. */
    private static final long LARGE = (1L << 31) + 5;

    private static final int MANY = 10_000;

    @TempDir
    private Path directory;

    @Test
    void a_file_of_more_than_two_gibibytes_is_registered_and_fetched_in_64_mebibytes_of_memory() throws Exception {
        // The source is sparse; the store's copy and the fetched one are not.
        requireFreeSpace(3 * LARGE + (1L << 30));
        Path source = Files.createDirectory(directory.resolve("source"));
        try (RandomAccessFile file =
                new RandomAccessFile(source.resolve("weights.bin").toFile(), "rw")) {
            file.setLength(LARGE - 1);
            file.seek(LARGE - 1);
            file.write(1);
        }
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.SQLITE, ArtifactKind.FILE)) {
            List<String> arguments = new ArrayList<>(place.addresses());
            arguments.add(source.toString());
            try (Fork fork = Fork.of(FilesProcess.class, List.of("-Xmx64m", "-XX:TieredStopAtLevel=4"), arguments)) {
                assertThat(fork.join(Duration.ofMinutes(15))).containsExactly("weights.bin " + LARGE + " 1");
            }
        }
    }

    @Test
    void a_directory_of_10_000_files_is_registered_and_read_back() throws Exception {
        Path source = directoryOf(MANY);
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.SQLITE, ArtifactKind.FILE);
                RegistryClient registry = place.open()) {
            ModelVersion version =
                    registry.model("large").newVersion().files(source).register();
            assertThat(registry.require("large:1").files().list()).hasSize(MANY);
            assertThat(version.files().path("folder-7/file-7")).hasContent("7");
        }
    }

    private Path directoryOf(int files) throws IOException {
        Path source = Files.createDirectory(directory.resolve("source"));
        for (int i = 0; i < files; i++) {
            Path folder = source.resolve("folder-" + i % 100);
            if (i < 100) {
                Files.createDirectory(folder);
            }
            Files.writeString(folder.resolve("file-" + i), Integer.toString(i));
        }
        return source;
    }

    @ParameterizedTest
    @EnumSource
    void a_description_of_one_mebibyte_comes_back_and_one_byte_more_is_refused(MetadataKind kind) throws Exception {
        // Three bytes and four a character, so that a column that counts characters or cuts surrogates is found out.
        String description = "é€😀".repeat(Limits.DESCRIPTION_BYTES / 9);
        String longest = description + "x".repeat(Limits.DESCRIPTION_BYTES % 9);
        try (TestRegistry place = TestRegistry.in(directory, kind, ArtifactKind.MEMORY);
                RegistryClient registry = place.open()) {
            Versions.draft(registry, "churn", new byte[] {1})
                    .description(longest)
                    .register();
            assertThat(registry.require("churn:1").description()).isEqualTo(longest);
            assertThatThrownBy(() ->
                            Versions.draft(registry, "churn", new byte[] {1}).description(longest + "x"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(Integer.toString(Limits.DESCRIPTION_BYTES));
            assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        }
    }

    @Test
    void ten_thousand_tags_are_refused_at_the_limit_and_nothing_is_stored() throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.SQLITE, ArtifactKind.FILE);
                RegistryClient registry = place.open()) {
            VersionDraft draft = Versions.draft(registry, "churn", new byte[] {1});
            for (int i = 0; i < Limits.TAGS; i++) {
                draft.tag("tag-" + i, "value");
            }
            assertThatThrownBy(() -> {
                        for (int i = Limits.TAGS; i < 10_000; i++) {
                            draft.tag("tag-" + i, "value");
                        }
                    })
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(Integer.toString(Limits.TAGS));
            assertThat(registry.model("churn").find()).isEmpty();
            assertThat(draft.register().tags()).hasSize(Limits.TAGS);
        }
    }

    @Test
    void a_sqlite_file_that_another_process_holds_for_a_while_is_waited_for() throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.SQLITE, ArtifactKind.FILE);
                RegistryClient registry = place.open();
                Fork holder =
                        Fork.of(BusyProcess.class, List.of(place.addresses().get(0), "1500"))) {
            Versions.register(registry, "churn", new byte[] {1});
            holder.awaitLine(BusyProcess.HELD);
            long start = System.nanoTime();
            assertThat(registry.require("churn:1").number()).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(Versions.register(registry, "churn", new byte[] {2}).number())
                    .isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
            holder.join(Duration.ofSeconds(30));
        }
    }

    private void requireFreeSpace(long bytes) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < bytes) {
            System.err.println("SKIPPED: a file of " + LARGE + " bytes needs " + bytes + " bytes of disk, and " + free
                    + " are free below " + directory);
        }
        assumeThat(free).isGreaterThanOrEqualTo(bytes);
    }
}
