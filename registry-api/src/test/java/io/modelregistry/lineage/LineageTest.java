package io.modelregistry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of where a version comes from. */
class LineageTest {

    @Nested
    class OfData {

        @Test
        void has_the_digest_of_its_file(@TempDir Path directory) throws IOException {
            Path file = Files.writeString(directory.resolve("train.csv"), "a,b\n");

            Dataset wine = Dataset.of("wine", file);

            assertThat(wine.digest()).contains(Digest.of(file));
            assertThat(wine.location()).contains(file.toString());
            assertThat(wine).hasToString("wine (" + Digest.of(file).abbreviated() + ", 0 rows)");
        }

        @Test
        void may_be_known_by_name_alone() {
            assertThat(Dataset.of("wine").digest()).isEmpty();
            assertThat(Dataset.of("wine").from("warehouse.wine").location()).contains("warehouse.wine");
            assertThat(Dataset.of("wine")).hasToString("wine");
        }

        @Test
        void refuses_a_file_that_cannot_be_read(@TempDir Path directory) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> Dataset.of("wine", directory.resolve("none")))
                    .withMessageStartingWith("Data set wine cannot be read from ");
        }

        @Test
        void refuses_texts_that_are_no_labels() {
            assertInvalid("data set name", () -> Dataset.of("a\nb"));
            assertInvalid("data set name", () -> Dataset.of("a".repeat(201)));
            assertInvalid("data set location", () -> Dataset.of("a").from("b\u0000"));
        }
    }

    @Nested
    class OfCode {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://example.org/wine.git",
                    "https://example.org:8443/a@b/wine.git",
                    "git@example.org:team/wine.git",
                    "ssh://git@example.org/team/wine.git",
                    "file:///srv/git/wine.git",
                    "/srv/git/wine.git"
                })
        void keeps_addresses_without_credentials(String repository) {
            assertThat(SourceCode.git(repository, "4f2a9c1")).hasToString(repository + "@4f2a9c1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://ada:hunter2@example.org/wine.git",
                    "https://hunter2@example.org/wine.git",
                    "HTTPS://hunter2@example.org/wine.git",
                    " https://ada:hunter2@example.org/wine.git",
                    "https://ada:hunter2@example.org/wine.git\n",
                    "https://ada:hunter2@example.org/\nwine.git",
                    "ssh://git:hunter2@example.org/wine.git",
                    "git+ssh://git:hunter2@example.org/wine.git",
                    "git+https://hunter2@example.org/wine.git"
                })
        void refuses_credentials_and_does_not_repeat_them(String repository) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> SourceCode.git(repository, "4f2a9c1"))
                    .satisfies(e -> assertThat(e.getMessage() + e.value()).doesNotContain("hunter2"))
                    .withMessage("Invalid repository address '(not shown)': "
                            + "allowed is an address without user name and password");
        }

        @Test
        void may_name_a_path() {
            SourceCode code =
                    SourceCode.git("https://example.org/wine.git", "4f2a9c1").path("src/Train.java");

            assertThat(code).hasToString("https://example.org/wine.git@4f2a9c1 src/Train.java");
            assertThat(code.branch("main").withModifications())
                    .hasToString(
                            "https://example.org/wine.git@4f2a9c1 src/Train.java on main with uncommitted changes");
            assertInvalid("branch", () -> code.branch(""));
            assertInvalid("source path", () -> code.path("a\nb"));
            assertInvalid("commit", () -> SourceCode.git("x", ""));
            assertInvalid("repository address", () -> SourceCode.git("", "4f2a9c1"));
        }
    }

    @Nested
    class OfInputs {

        @Test
        void features_say_where_they_come_from() {
            Feature alcohol = Feature.of("alcohol", "double")
                    .from("warehouse.wine.alcohol")
                    .transformedBy("standardise");

            assertThat(alcohol).hasToString("alcohol double from warehouse.wine.alcohol by standardise");
            assertThat(Feature.of("alcohol", "double")).hasToString("alcohol double");
            assertInvalid("feature name", () -> Feature.of("", "double"));
            assertInvalid("feature type", () -> Feature.of("a", "\n"));
            assertInvalid("feature source", () -> alcohol.from(""));
            assertInvalid("feature transformation", () -> alcohol.transformedBy("a".repeat(2_001)));
        }

        @Test
        void signatures_list_inputs_and_outputs() {
            Signature signature =
                    Signature.of().input("pixels", "float", "batch", "64").output("digit", "int");

            assertThat(signature).hasToString("[pixels float[batch,64]] -> [digit int[]]");
            assertInvalid("signature name", () -> signature.input("", "float"));
            assertInvalid("signature dimension", () -> signature.output("a", "float", ""));
        }
    }

    @Nested
    class OfEnvironments {

        @Test
        void current_one_is_known() {
            RuntimeEnvironment current = RuntimeEnvironment.current();

            assertThat(current.properties())
                    .containsEntry("java.version", System.getProperty("java.version"))
                    .containsKeys("os.name", "os.arch", "cpu.count", "heap.max-bytes");
            assertThat(current).asString().startsWith("Java " + System.getProperty("java.version") + " on ");
        }

        @Test
        void more_can_be_told() {
            RuntimeEnvironment environment =
                    RuntimeEnvironment.of(Map.of("java.version", "17")).with("cuda.version", "12");

            assertThat(environment.properties())
                    .containsExactly(Map.entry("cuda.version", "12"), Map.entry("java.version", "17"));
            assertThat(environment.with("cuda.version", "13").properties()).containsEntry("cuda.version", "13");
            assertInvalid("environment property", () -> environment.with("", "x"));
            assertInvalid("value of environment property x", () -> environment.with("x", "\n"));
        }

        @Test
        void know_the_machine_as_far_as_it_tells(@TempDir Path directory) throws IOException {
            Path information = Files.writeString(
                    directory.resolve("cpuinfo"),
                    "processor\t: 0\nmodel name\t: Some CPU @ 2.10GHz\nmodel name\t: b\n");

            assertThat(Hardware.processor(information)).contains(" Some CPU @ 2.10GHz");
            assertThat(Hardware.processor(directory.resolve("none"))).isEmpty();
            assertThat(RuntimeEnvironment.current().properties())
                    .hasEntrySatisfying(
                            "memory.total-bytes",
                            bytes -> assertThat(Long.parseLong(bytes))
                                    .isGreaterThan(Runtime.getRuntime().maxMemory() / 16));
        }

        @Test
        void are_copied() {
            Map<String, String> properties = new HashMap<>(Map.of("a", "b"));
            RuntimeEnvironment environment = RuntimeEnvironment.of(properties);
            properties.put("c", "d");

            assertThat(environment.properties()).hasSize(1).isUnmodifiable();
        }
    }

    @Test
    void dependencies_have_a_coordinate() {
        Dependency maven = new Dependency("pkg:maven/org.tribuo/core@4.3.2", "maven", "org.tribuo", "core", "4.3.2");
        Dependency pypi = new Dependency("pkg:pypi/torch@2.1", "pypi", "", "torch", "2.1");

        assertThat(maven).hasToString("pkg:maven/org.tribuo/core@4.3.2");
        assertThat(maven.coordinate()).isEqualTo("pkg:maven/org.tribuo/core");
        assertThat(pypi.coordinate()).isEqualTo("pkg:pypi/torch");
    }

    @Test
    void prints_a_line_for_each_thing_that_is_known() {
        SourceCode code = SourceCode.git("https://example.org/wine.git", "4f2a9c1");
        Lineage lineage = new Lineage(
                List.of(Dataset.of("wine")),
                List.of(Feature.of("alcohol", "double")),
                Optional.of(code),
                List.of(code),
                List.of(code),
                List.of("wine-quality:1"),
                Optional.of(URI.create("mlflow:run-7")));

        assertThat(lineage.toString().lines())
                .containsExactly(
                        "trained on       wine",
                        "features         alcohol double",
                        "trained by       https://example.org/wine.git@4f2a9c1",
                        "preprocessed by  https://example.org/wine.git@4f2a9c1",
                        "features by      https://example.org/wine.git@4f2a9c1",
                        "derived from     wine-quality:1",
                        "run              mlflow:run-7");
    }

    @Test
    void prints_that_nothing_is_known_and_copies_lists() {
        List<String> parents = new ArrayList<>();
        Lineage lineage =
                new Lineage(List.of(), List.of(), Optional.empty(), List.of(), List.of(), parents, Optional.empty());
        parents.add("a:1");

        assertThat(lineage).hasToString("no lineage recorded");
        assertThat(lineage.parents()).isEmpty();
    }

    private static void assertInvalid(String what, ThrowingCallable action) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(action)
                .satisfies(e -> assertThat(e.what()).isEqualTo(what));
    }
}
