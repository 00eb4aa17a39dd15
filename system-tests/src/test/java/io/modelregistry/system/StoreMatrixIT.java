package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.StoreStatus;
import io.modelregistry.system.DyingOperation.LastStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metadata store with every artifact store, through the life of a model. */
class StoreMatrixIT {

    private static final int LARGE = 20 << 20;

    @TempDir
    private Path directory;

    static Stream<Arguments> pairs() {
        return Stream.of(MetadataKind.values())
                .flatMap(metadata ->
                        Stream.of(ArtifactKind.values()).map(artifacts -> Arguments.of(metadata, artifacts)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void any_two_stores_work_together(MetadataKind metadata, ArtifactKind artifacts) throws Exception {
        Path trained = train();
        try (TestRegistry place = TestRegistry.in(directory, metadata, artifacts)) {
            try (RegistryClient trainer = place.builder().actor("trainer").open()) {
                registerThree(trainer, trained);
                moveStages(trainer.model("vision/digits"));
            }
            try (RegistryClient server = place.builder().actor("server").open()) {
                assertThatBytesArrive(server, trained);
                assertThatItCanBeSearched(server);
                assertThatHistoryIsWhole(server);
                assertThatOnlyGarbageIsDeleted(place, server);
            }
        }
    }

    /** What a training job leaves: one large file and small ones. */
    private Path train() throws IOException {
        Path trained = Files.createTempDirectory(directory, "trained-");
        byte[] weights = new byte[LARGE];
        new Random(7).nextBytes(weights);
        Files.write(trained.resolve("weights.bin"), weights);
        Files.writeString(Files.createDirectories(trained.resolve("tokenizer")).resolve("vocabulary.txt"), "a\nb\n");
        Files.writeString(trained.resolve("labels ü.txt"), "");
        return trained;
    }

    private static void registerThree(RegistryClient registry, Path trained) {
        ModelHandle model = registry.model("vision/digits");
        for (int i = 1; i <= 3; i++) {
            ModelVersion version = model.newVersion()
                    .files(trained)
                    .file("run.txt", new byte[] {(byte) i})
                    .semanticVersion("1." + i + ".0")
                    .metric("accuracy", 0.9 + 0.01 * i)
                    .tag("team", i == 2 ? "vision" : "audio")
                    .register();
            assertThat(version.number()).isEqualTo(i);
        }
    }

    private static void moveStages(ModelHandle model) {
        StageChange first = model.stage("production").assign(model.require(1), "it is the first");
        StageChange second = model.stage("production").replace(first, model.require(3), "it is better");
        StageChange undone = model.stage("production").rollback(second, "it is slow");
        assertThat(undone.undoes()).hasValue(second.id());
        model.stage("staging").assign(model.require("^1.2"), "to be tried");
        model.stage("development").assign(model.require(2), "to be tried");
        model.stage("development").clear("nobody needs it");
    }

    private static void assertThatBytesArrive(RegistryClient registry, Path trained) throws IOException {
        assertThat(registry.resolve("vision/digits@production").number()).isEqualTo(1);
        ModelVersion version = registry.require("vision/digits@staging");
        assertThat(version.reference()).isEqualTo("vision/digits:3");
        Path copy = version.files().copyTo(trained.resolveSibling(trained.getFileName() + "-copy"));
        assertThat(Files.mismatch(copy.resolve("weights.bin"), trained.resolve("weights.bin")))
                .isEqualTo(-1);
        assertThat(copy.resolve("tokenizer/vocabulary.txt")).hasContent("a\nb\n");
        assertThat(version.files().path("labels ü.txt")).isEmptyFile();
        assertThat(version.files().path("run.txt")).hasBinaryContent(new byte[] {3});
        assertThat(version.digest())
                .isNotEqualTo(registry.require("vision/digits:1").digest());
    }

    private static void assertThatItCanBeSearched(RegistryClient registry) {
        assertThat(registry.versions()
                        .where("tag.team = 'audio' and metric.accuracy > 0.92")
                        .list())
                .extracting(ModelVersion::number)
                .containsExactly(3);
        assertThat(registry.versions().orderBy("metric.accuracy desc").list())
                .extracting(ModelVersion::number)
                .containsExactly(3, 2, 1);
        assertThat(registry.models().where("name = 'vision/digits'").count()).isEqualTo(1);
        assertThat(registry.require("vision/digits:~1.2").number()).isEqualTo(2);
    }

    private static void assertThatHistoryIsWhole(RegistryClient registry) {
        ModelHandle model = registry.model("vision/digits");
        assertThat(model.history().list())
                .hasSize(9)
                .allMatch(event -> event.actor().equals("trainer"));
        StageChange second = model.stage("production").history().get(1);
        assertThat(registry.asOf(second.at())
                        .resolve("vision/digits@production")
                        .number())
                .isEqualTo(3);
        assertThat(registry.asOf(second.at()).stages("vision/digits")).containsOnlyKeys("production");
        Versions.assertThatNothingIsFound(registry);
        StoreStatus status = registry.maintenance().status();
        assertThat(status.durability()).isNotBlank();
        assertThat(status.product()).isNotBlank();
    }

    private static void assertThatOnlyGarbageIsDeleted(TestRegistry place, RegistryClient registry) throws Exception {
        DyingOperation.in(place, Duration.ofMillis(1)).dieAfter(LastStep.PUT_ALL, new byte[] {42});
        Thread.sleep(10);
        assertThat(registry.maintenance().collectGarbage().deleted()).isEqualTo(1);
        assertThat(registry.maintenance().verifyArtifacts().files()).isEqualTo(6);
        Versions.assertThatAllAreWhole(place);
    }
}
