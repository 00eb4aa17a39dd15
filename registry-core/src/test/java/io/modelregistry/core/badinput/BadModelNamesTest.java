package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.AlreadyExistsException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadModelNamesTest extends BadInputFixture {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  ", " a", "a ", "a b", "a / b", "a\u00a0b", "\u3000a", "a\u200b", "\ufeffa"})
    void blanks_are_refused(String name) throws IOException {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "../x",
                "..\\x",
                "a/../b",
                "a/./b",
                "a/..",
                "/",
                "/a",
                "a/",
                "a//b",
                "a/b/c/d",
                "/etc/passwd",
                "\\",
                "\\\\server\\share",
                "\\\\?\\C:\\x",
                "C:x",
                "C:\\x",
                "a:stream",
                "a::$DATA",
                "~",
                "~root",
                "$HOME",
                "${HOME}",
                "%HOME%",
                "%2e%2e%2fx",
                "%252e%252e%252fx",
                "..%c0%afx",
                "file:///etc/passwd",
                ".hidden",
                "a.",
                "a..",
                "a/.b",
                "a./b"
            })
    void paths_are_refused(String name) throws IOException {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\ny",
                "x\ry",
                "x\r\ny",
                "x\n",
                "\nx",
                "x\ty",
                "x\u0000y",
                "x\u0000",
                "x\u0008y",
                "x\u001b[31my",
                "x\u007f",
                "x\u0085y",
                "x\u009by",
                "x\u2028y",
                "x\u2029y"
            })
    void control_characters_are_refused(String name) throws IOException {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul",
                "NUL",
                "con",
                "prn",
                "Aux",
                "COM1",
                "com0",
                "com9",
                "LPT1",
                "lpt0",
                "nul.txt",
                "con.tar.gz",
                "vision/nul",
                "aux/detector",
                "a/com1.b/c",
                "COM\u00b9",
                "LPT\u00b2",
                "conin$",
                "CONOUT$"
            })
    void windows_device_names_are_refused(String name) throws IOException {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b<c>d",
                "a*",
                "a?",
                "\"a\"",
                "'a'",
                "`a`",
                "a;b",
                "a&b",
                "a,b",
                "a=b",
                "a+b",
                "a#b",
                "a!b",
                "a(b)",
                "a[b]",
                "a{b}",
                "-rf",
                "--help",
                "_a",
                "a-",
                "a_",
                "a/-b",
                "a-/b",
                "model@3",
                "model:3",
                "model^3",
                "x'; DROP TABLE model_version;--",
                "<script>alert(1)</script>",
                "${jndi:ldap://x/a}",
                "{{7*7}}"
            })
    void what_means_something_to_a_shell_a_database_or_a_page_is_refused(String name) throws IOException {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caf\u00e9",
                "cafe\u0301",
                "stra\u00dfe",
                "\uff0e\uff0e\uff0fetc",
                "\uff41",
                "mod\u0435l",
                "\u0131d",
                "\u212aelvin",
                "mo\u00addel",
                "mo\u200cdel",
                "\u2066a\u2069",
                "\u202ea",
                "a\ufe0f",
                "\u0661",
                "\ud800",
                "a\udfff",
                "\ud83d\ude00",
                "\u6a21\u578b"
            })
    void names_are_ascii_so_every_other_letter_is_refused_in_whatever_normal_form(String name) throws IOException {
        assertRefused(name);
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "a".repeat(129),
                "a/" + "b".repeat(127),
                "a".repeat(1_000_000),
                "a/".repeat(500_000),
                "a-".repeat(500_000) + "!",
                "\ud83d\ude00".repeat(200),
                "a\u0338".repeat(5_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooLong")
    void long_names_are_refused_at_once(String name) throws IOException {
        assertRefused(name);
    }

    @Test
    void a_name_of_128_characters_is_taken() {
        String name = "a/" + "b".repeat(126);

        assertThat(registered(name).model()).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({"churn,Churn", "churn,CHURN", "vision/a,Vision/A", "title,TITLE", "i-i,I-I"})
    void a_name_that_differs_in_case_alone_is_refused_and_changes_nothing(String name, String other)
            throws IOException {
        registered(name);
        remember();

        assertThatThrownBy(() -> client.model(other).create().create())
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> client.model(other)
                        .newVersion()
                        .file("model.bin", new byte[] {1})
                        .register())
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining(name);
        assertThat(client.model(other).find()).isEmpty();
        assertNothingChanged();
    }

    private void assertRefused(String name) throws IOException {
        assertThat(refusalOf(() -> client.model(name)).value()).isEqualTo(name);
        // Here, '@' and ':' end the name, and what follows may be what is wrong.
        refusalOf(() -> client.require(name + ":1:1"));
        refusalOf(() -> client.find(name + "@@"));
        refusalOf(() -> client.resolve(name + ":"));
        refusalOf(() -> draft("child").derivedFrom(name + ":x"));
    }
}
