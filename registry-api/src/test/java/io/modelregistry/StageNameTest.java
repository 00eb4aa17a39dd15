package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production",
                "production-eu",
                "champion",
                "a",
                "v",
                "v7x",
                "7a",
                "latest-1",
                "x.y_z",
                "Production"
            })
    void takes_ascii_names(String name) {
        assertThat(new StageName(name)).hasToString(name);
    }

    @Test
    void takes_64_characters() {
        assertThat(new StageName("a".repeat(64)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "champion\n",
                " champion",
                "a b",
                "a/b",
                "..",
                "-a",
                "a-",
                "caf\u00e9",
                "a\u0000",
                "@a",
                "a:b",
                "\ud800"
            })
    void refuses_everything_else(String name) {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "LATEST", "Latest", "7", "0", "007", "v7", "V12", "99999999999999999999"})
    void refuses_what_would_be_taken_for_a_version(String name) {
        assertRefused(name);
    }

    @Test
    void refuses_65_characters() {
        assertRefused("a".repeat(65));
    }

    private static void assertRefused(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new StageName(name))
                .withMessageStartingWith("Invalid stage name '")
                .withMessageEndingWith("64 characters at most, and neither 'latest' nor a version such as '7' or 'v7'")
                .satisfies(e -> assertThat(e.value()).isEqualTo(name));
    }
}
