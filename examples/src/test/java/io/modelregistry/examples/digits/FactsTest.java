package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What docs/facts.md shows, with a model that was really trained. */
class FactsTest {

    @TempDir
    private Path directory;

    @Test
    void a_trained_model_says_what_it_is() throws Exception {
        Path output = Files.createDirectory(directory.resolve("output"));
        Trained.train(Candidates.all().get(0), Digits.read().split(Training.SEED))
                .write(output);
        Path data = Files.writeString(directory.resolve("digits.csv"), "pixel-1,label\n16,7\n0,1\n");

        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            // region training
            ModelVersion version = registry.model("digits")
                    .newVersion()
                    .files(output)
                    .trainedOn(Dataset.of("digits-train", data)) // digest, rows, columns
                    .trainedHere() // this JVM and machine, its libraries, the commit
                    .register(); // what the files say: signature, format, framework
            // endregion

            assertThat(version.properties())
                    .containsEntry("model.format", "tribuo")
                    .containsEntry("model.framework-version", "4.3.2")
                    .containsEntry("model.file", "model.pb")
                    .containsEntry("tribuo.model", "org.tribuo.classification.sgd.linear.LinearSGDModel")
                    .containsEntry("tribuo.trainer", "org.tribuo.classification.sgd.linear.LinearSGDTrainer")
                    .containsEntry("tribuo.features", 64L)
                    .hasEntrySatisfying(
                            "tribuo.outputs",
                            labels -> assertThat(labels.toString()).contains("0", "9"))
                    .containsKeys("tribuo.data-source", "tribuo.trained-at", "tribuo.java-version")
                    .doesNotContainKey("model.problem");
            assertThat(version.signature().orElseThrow().inputs()).hasSize(64);
            assertThat(version.environment()).isPresent();
            assertThat(version.dependencies())
                    .extracting(Dependency::purl)
                    .contains("pkg:maven/org.tribuo/tribuo-core@4.3.2");
            assertThat(version.lineage().datasets())
                    .singleElement()
                    .satisfies(read -> assertThat(read.rows()).hasValue(2))
                    .satisfies(read -> assertThat(read.columns()).containsExactly("pixel-1", "label"));
        }
    }

    @Test
    void every_kind_of_tribuo_model_has_its_provenance() throws Exception {
        Digits.Split split = Digits.read().split(Training.SEED);
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            for (Candidate candidate : Candidates.all()) {
                Path output = Files.createTempDirectory(directory, "output");
                Trained.train(candidate, split).write(output);

                ModelVersion version =
                        registry.model("digits").newVersion().files(output).register();

                assertThat(version.properties())
                        .as(candidate.name())
                        .containsKeys("tribuo.trainer", "tribuo.data-source")
                        .containsEntry("tribuo.features", 64L);
            }
        }
    }

    @Test
    void a_query_is_a_data_set() throws Exception {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + directory.resolve("warehouse.db"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table wine (id integer, acid real)");
            statement.execute("insert into wine values (1, 0.5), (2, 0.7)");
        }

        Dataset wine = wine(database);

        assertThat(wine.rows()).hasValue(2);
        assertThat(wine.columns()).containsExactly("id", "acid");
        assertThat(wine.location()).contains("select id, acid from wine order by id");
    }

    private static Dataset wine(DataSource warehouse) {
        // region query
        return Dataset.of("wine-train", warehouse, "select id, acid from wine order by id");
        // endregion
    }

    @Test
    void an_inspector_of_another_reads_its_format() {
        byte[] gguf = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .putLong(291)
                .array();
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            ModelVersion version = registry.model("llama")
                    .newVersion()
                    .file("llama.gguf", gguf)
                    .register();

            assertThat(version.properties())
                    .containsEntry("model.format", "gguf")
                    .containsEntry("gguf.version", 3L)
                    .containsEntry("gguf.tensors", 291L);
            assertThat(registry.model("llama")
                            .newVersion()
                            .file("llama.gguf", new byte[3])
                            .register()
                            .properties())
                    .containsEntry("model.problem", "llama.gguf does not begin as GGUF does");
        }
    }
}
