package io.modelregistry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    private static final String PATH =
            "a relative path such as weights/layer-1.bin, without empty components, '.' and '..'";

    @Nested
    class Alone {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a",
                    "weights.bin",
                    "weights/layer-1.bin",
                    ".hidden",
                    "..hidden/...x",
                    "-rf",
                    "with spaces inside",
                    " leading",
                    "caf\u00e9/\u20ac.bin",
                    "\ud83d\ude00.bin",
                    "model.sig",
                    "nulls",
                    "icon",
                    "com",
                    "com10",
                    "comma/lpt",
                    "a;b&c=d,e+f(g)[h]{i}~j!k@l#m$n%o^p'q`r",
                    "x'; DROP TABLE model_version;--"
                })
        void takes_what_every_file_system_keeps(String name) {
            assertThat(FileNames.check(name)).isSameAs(name);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ".",
                    "..",
                    "/",
                    "//",
                    "a/",
                    "/a",
                    "/etc/passwd",
                    "a//b",
                    "./a",
                    "a/.",
                    "a/./b",
                    "../escape.bin",
                    "a/../b",
                    "a/..",
                    "../../x"
                })
        void refuses_what_is_not_one_relative_path(String name) {
            assertRefused(name, PATH);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "..\\..\\x",
                    "a\\b",
                    "C:x",
                    "C:/x",
                    "a:stream",
                    "a\nb",
                    "a\rb",
                    "a\tb",
                    "a\u0000b",
                    "a\u001fb",
                    "a\u007fb",
                    "a\u0080b",
                    "a\u009fb",
                    "a\u2028b",
                    "a\u2029b",
                    "a*",
                    "a?",
                    "\"a\"",
                    "<a",
                    "a>",
                    "a|b"
                })
        void refuses_characters_that_mean_something_elsewhere(String name) {
            assertRefused(name, "a name without control characters and any of \\ : * ? \" < > |");
        }

        @ParameterizedTest
        @ValueSource(strings = {"weights.bin.", "a./b", "a/b.", "a ", "a /b", "...", "a. "})
        void refuses_components_that_windows_would_shorten(String name) {
            assertRefused(name, "components that end in neither dot nor space");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nul",
                    "NUL",
                    "con",
                    "prn",
                    "aux",
                    "Aux.txt",
                    "nul.tar.gz",
                    "a/nul",
                    "nul/a",
                    "com1",
                    "COM9.log",
                    "com0",
                    "lpt1",
                    "lpt\u00b9",
                    "COM\u00b2",
                    "com\u00b3.x",
                    "conin$",
                    "CONOUT$.x",
                    "nul .txt"
                })
        void refuses_windows_device_names(String name) {
            assertRefused(name, "components other than Windows device names such as nul");
        }

        @ParameterizedTest
        @ValueSource(strings = {"cafe\u0301", "\u212b", "a/\u1100\u1161"})
        void refuses_text_that_is_not_in_normal_form_c(String name) {
            assertRefused(name, "Unicode text in normal form C");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "a\ud83d/b"})
        void refuses_lone_surrogates(String name) {
            assertRefused(name, "Unicode text without lone surrogates");
        }

        @Test
        void takes_255_bytes_a_component_and_refuses_256() {
            assertThatCode(() -> FileNames.check("d/" + "a".repeat(255))).doesNotThrowAnyException();
            assertThatCode(() -> FileNames.check("\u20ac".repeat(85))).doesNotThrowAnyException();
            assertRefused("d/" + "a".repeat(256) + "/b", "components of at most 255 bytes in UTF-8");
            assertRefused("\u20ac".repeat(85) + "a", "components of at most 255 bytes in UTF-8");
        }

        @Test
        void takes_1024_bytes_in_all_and_refuses_1025() {
            String longest = String.join("/", Collections.nCopies(4, "a".repeat(255))) + "/";
            assertThatCode(() -> FileNames.check(longest.substring(1) + "b")).doesNotThrowAnyException();
            assertRefused(longest + "b", "at most 1024 bytes in UTF-8");
            assertRefused(longest.substring(4) + "\u20ac\u20ac", "at most 1024 bytes in UTF-8");
        }

        @Test
        void takes_100_components_and_refuses_101() {
            assertThatCode(() -> FileNames.check("d/".repeat(99) + "a")).doesNotThrowAnyException();
            assertRefused("d/".repeat(100) + "a", "at most 100 components");
            assertRefused("d/".repeat(1_001) + "a", "at most 1024 bytes in UTF-8");
        }

        @Test
        void refuses_a_hostile_name_at_once() {
            assertThat(Duration.ofSeconds(10)).isGreaterThan(time(() -> {
                assertRefused("a\u0338".repeat(1_000_000), "at most 1024 bytes in UTF-8");
                assertRefused("../".repeat(1_000_000), "at most 1024 bytes in UTF-8");
            }));
        }

        private static Duration time(Runnable action) {
            long start = System.nanoTime();
            action.run();
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private static void assertRefused(String name, String allowed) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> FileNames.check(name))
                    .satisfies(e -> {
                        assertThat(e.what()).isEqualTo("file name");
                        assertThat(e.value()).isEqualTo(name);
                        assertThat(e.allowed()).isEqualTo(allowed);
                    });
        }
    }

    @Nested
    class Together {

        static Stream<List<String>> compatible() {
            return Stream.of(
                    List.of(),
                    List.of("a"),
                    List.of("a/b/c", "a/b/d", "a/e", "f"),
                    List.of("a", "a.b", "a-b", "ab/c"),
                    List.of("a/b", "b/a", "b/b"),
                    List.of("stra\u00dfen", "strassenx"));
        }

        @ParameterizedTest
        @MethodSource("compatible")
        void takes_names_that_differ(List<String> names) {
            assertThatCode(() -> FileNames.checkTogether(names)).doesNotThrowAnyException();
        }

        static Stream<List<String>> equal() {
            return Stream.of(
                    List.of("a", "a"),
                    List.of("a", "A"),
                    List.of("dir/a", "DIR/a"),
                    List.of("stra\u00dfe", "STRASSE"),
                    List.of("\u00e9", "\u00c9"),
                    List.of("\u03c3", "\u03c2"),
                    List.of("stra\u1e9ee", "stra\u00dfe"),
                    List.of("caf\u00e9", Normalizer.normalize("caf\u00e9", Normalizer.Form.NFD)));
        }

        @ParameterizedTest
        @MethodSource("equal")
        void refuses_names_that_are_one_somewhere(List<String> names) {
            assertRefused(names, names.get(1), "one file of each name, but there is " + names.get(0) + " as well");
        }

        @Test
        void refuses_a_file_that_is_a_directory_too() {
            assertRefused(List.of("a", "a/b"), "a/b", "a path whose directories are no files, but a is one");
            assertRefused(
                    List.of("x/a/b/c", "X/A"), "x/a/b/c", "a path whose directories are no files, but X/A is one");
            assertRefused(
                    List.of("p/q/r", "p/q/r/s", "p/q/t"),
                    "p/q/r/s",
                    "a path whose directories are no files, but p/q/r is one");
        }

        @Test
        void refuses_two_spellings_of_a_directory() {
            assertRefused(
                    List.of("models/a", "Models/b"),
                    "Models/b",
                    "one spelling of each directory, but there is models as well");
            assertRefused(
                    List.of("x/Deep/a/b", "x/deep/c/d"),
                    "x/deep/c/d",
                    "one spelling of each directory, but there is x/Deep as well");
        }

        @Test
        void takes_many_names_in_one_directory_in_no_time() {
            List<String> names = IntStream.range(0, 100_000)
                    .mapToObj(i -> "d/".repeat(50) + i)
                    .toList();

            long start = System.nanoTime();
            FileNames.checkTogether(names);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }

        private static void assertRefused(List<String> names, String value, String allowed) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> FileNames.checkTogether(names))
                    .satisfies(e -> {
                        assertThat(e.value()).isEqualTo(value);
                        assertThat(e.allowed()).isEqualTo(allowed);
                    });
        }
    }
}
