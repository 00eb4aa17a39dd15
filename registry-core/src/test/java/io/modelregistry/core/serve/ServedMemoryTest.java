package io.modelregistry.core.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.Reference;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.core.compatibility.Needs;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedMemoryTest {

    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Reference REFERENCE = Reference.parse("churn@production");
    private static final Servable SERVABLE = new Servable(
            new ResolvedVersion(
                    new ModelName("churn"),
                    7,
                    Optional.of(SemanticVersion.parse("1.2.3-rc.1")),
                    DIGEST,
                    Optional.of(new StageName("production")),
                    OptionalLong.of(12)),
            List.of(new StoredFile(new ModelFile("ä/model.bin", 1, DIGEST), new BlobKey(DIGEST, 2))),
            new Needs(List.of(), Optional.empty(), false),
            Instant.parse("2026-11-24T12:00:00.123456Z"));

    @TempDir
    private Path directory;

    @Test
    void what_was_served_is_remembered_for_each_registry_and_reference() {
        new ServedMemory(directory, "jdbc:sqlite:/a").write(REFERENCE, SERVABLE);

        ServedMemory restarted = new ServedMemory(directory, "jdbc:sqlite:/a");
        assertThat(restarted.read(REFERENCE)).contains(SERVABLE);
        assertThat(restarted.read(Reference.parse("churn@staging"))).isEmpty();
        assertThat(new ServedMemory(directory, "jdbc:sqlite:/b").read(REFERENCE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"format\":\"modelregistry-served-1\"}"})
    void a_file_that_is_damaged_is_as_good_as_none(String content) throws Exception {
        ServedMemory memory = new ServedMemory(directory, "jdbc:sqlite:/a");
        memory.write(REFERENCE, SERVABLE);
        Files.writeString(onlyFile(), content);
        assertThat(memory.read(REFERENCE)).isEmpty();
        memory.write(REFERENCE, SERVABLE);
        assertThat(memory.read(REFERENCE)).contains(SERVABLE);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_done_without() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        ServedMemory memory = new ServedMemory(file, "jdbc:sqlite:/a");
        memory.write(REFERENCE, SERVABLE);
        assertThat(memory.read(REFERENCE)).isEmpty();
    }
}
