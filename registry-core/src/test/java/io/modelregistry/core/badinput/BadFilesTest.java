package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.ModelVersion;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names there are is tested with the names; here, that one bad name keeps all files out. */
class BadFilesTest extends BadInputFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../escape.bin",
                "a/../../escape.bin",
                "/etc/passwd",
                "//etc/passwd",
                "..\\..\\x",
                "\\\\server\\share\\x",
                "C:x",
                "c:/x",
                "a/./b",
                "./a",
                "a//b",
                "a/",
                "a\nb",
                "a\u0000.bin",
                "a\u001b]0;x\u0007",
                "weights.bin.",
                "weights.bin ",
                "a/ /b",
                "nul",
                "nul.bin",
                "model.bin::$DATA",
                "a*b",
                "\ud800",
                "cafe\u0301.bin"
            })
    void a_name_that_leads_elsewhere_is_refused_at_once_and_keeps_all_files_out(String name) throws IOException {
        Path file = Files.write(directory.resolve("good.bin"), new byte[] {1});
        VersionDraft draft = draft("churn").file("first.bin", new byte[] {1});

        assertNames(refusalOf(() -> draft.file(name, new byte[] {2})), name);
        assertNames(refusalOf(() -> draft.file(name, file)), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..\\..\\x",
                "C:x",
                "a\nb",
                "a\u007fb",
                "weights.bin.",
                "weights.bin ",
                "nul",
                "Com1.txt",
                "cafe\u0301.bin",
                "\u2028"
            })
    void a_name_that_this_file_system_takes_and_others_do_not_is_refused_when_the_directory_is_read(String name)
            throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        Files.write(model.resolve("good.bin"), new byte[] {1});
        Files.write(model.resolve(name), new byte[] {2});

        assertNames(refusalOf(() -> draft("churn").files(model).register()), name);
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "a".repeat(256),
                "d/" + "\u20ac".repeat(86),
                "d/".repeat(1_001) + "a",
                "d/".repeat(100) + "a",
                "a".repeat(1_000_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooLong")
    void a_long_or_deep_name_is_refused(String name) throws IOException {
        assertNames(refusalOf(() -> draft("churn").file(name, new byte[] {1})), name);
    }

    @Test
    void a_directory_of_101_levels_is_refused() throws IOException {
        Path model = directory.resolve("model");
        Path bottom = model;
        for (int level = 0; level < 101; level++) {
            bottom = bottom.resolve("d");
        }
        Files.write(Files.createDirectories(bottom).resolve("a"), new byte[] {1});

        refusalOf(() -> draft("churn").files(model).register());
    }

    static Stream<List<String>> together() {
        return Stream.of(
                List.of("model.bin", "model.bin"),
                List.of("model.bin", "Model.bin"),
                List.of("a", "a/b"),
                List.of("weights/a", "Weights/b"),
                List.of("stra\u00dfe", "STRASSE"));
    }

    @ParameterizedTest
    @MethodSource("together")
    void names_that_are_one_on_some_file_system_are_refused_together(List<String> names) throws IOException {
        VersionDraft draft = draft("churn");
        names.forEach(name -> draft.file(name, name.getBytes(StandardCharsets.UTF_8)));

        assertNames(refusalOf(draft::register), names.get(1));
    }

    @Test
    void both_normal_forms_of_one_name_in_one_directory_are_refused() throws IOException {
        Path model = Files.createDirectory(directory.resolve("model"));
        Files.write(model.resolve("caf\u00e9"), new byte[] {1});
        Files.write(model.resolve("cafe\u0301"), new byte[] {2});

        refusalOf(() -> draft("churn").files(model).register());
    }

    @Test
    void the_same_file_from_two_directories_is_refused() throws IOException {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.write(one.resolve("model.bin"), new byte[] {1});
        Files.write(other.resolve("model.bin"), new byte[] {2});

        assertNames(refusalOf(() -> draft("churn").files(one).files(other).register()), "model.bin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.sig",
                ".hidden",
                "-rf",
                "..data",
                "registry.db",
                "META-INF/services/io.modelregistry.spi.ArtifactProvider",
                "x'; DROP TABLE version;--",
                "${HOME}",
                "%2e%2e/x",
                "caf\u00e9.bin",
                "\ud83d\ude00.bin"
            })
    void no_name_is_reserved_and_what_looks_dangerous_is_a_name_like_any_other(String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);

        assertThat(draft("churn").file(name, content).register().files().path(name))
                .hasBinaryContent(content);
    }

    @Test
    void files_are_asked_for_by_name_and_no_name_leads_out_of_a_version() throws IOException {
        ModelVersion version = registered("churn");
        remember();

        for (String name :
                List.of("../model.bin", "/etc/passwd", "./model.bin", "model.bin/", "..\\x", "", "a\u0000")) {
            assertThat(catchFailure(() -> version.files().path(name))).isNotNull();
            assertThat(catchFailure(() -> version.files().open(name).close())).isNotNull();
        }
    }

    private static RegistryException catchFailure(ThrowingCallable call) {
        RegistryException failure = catchThrowableOfType(RegistryException.class, call);
        assertReadable(failure.getMessage());
        return failure;
    }

    private static void assertNames(InvalidInputException refusal, String name) {
        assertThat(refusal.value()).isEqualTo(name);
    }
}
