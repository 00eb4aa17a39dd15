package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn",
                "a",
                "7",
                "vision/object-detection",
                "org/team/model.v2",
                "a..b__c--d",
                "icon",
                "nulls/com10",
                "latest",
                "A-Z_0.9"
            })
    void takes_one_to_three_segments_of_ascii(String name) {
        assertThat(new ModelName(name)).hasToString(name);
    }

    @Test
    void takes_128_characters() {
        assertThat(new ModelName("a".repeat(128)).value()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "..",
                ".",
                "..\\x",
                "../x",
                "/etc/passwd",
                "a/",
                "/a",
                "a//b",
                "a/b/c/d",
                "a/../b",
                "\\\\server\\share",
                "$HOME",
                "%252e%252e%252fx",
                "x\ny",
                "x\n",
                "x\r",
                "x\ty",
                "x\u007f",
                "x\u0000y",
                "COM\u00b9",
                "a:stream",
                "a|b<c>d",
                "mo\u00addel",
                "\u2066a\u2069",
                "\ud800",
                "cafe\u0301",
                "caf\u00e9",
                "stra\u00dfe",
                "\uff0e\uff0e\uff0fetc",
                "-rf",
                "a-",
                "_a",
                "model@3",
                "x'; DROP TABLE model_version;--"
            })
    void refuses_everything_else(String name) {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul",
                "NUL",
                "COM1",
                "com0",
                "lpt9",
                "Con",
                "prn.txt",
                "aux.tar.gz",
                "a/nul",
                "nul/a",
                "a/con.x/b"
            })
    void refuses_windows_device_names_in_every_segment(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ModelName(name))
                .withMessage("Invalid model name '" + name
                        + "': allowed is any segment but a Windows device name such as nul or com1");
    }

    @Test
    void refuses_hostile_lengths_at_once_and_shows_80_characters_at_most() {
        assertRefused("a".repeat(129));
        assertRefused("\ud83d\ude00".repeat(200));
        assertRefused("a\u0338".repeat(5_000));
        long start = System.nanoTime();
        assertRefused("a-".repeat(10_000_000));
        assertRefused("a-".repeat(63) + "a_");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static void assertRefused(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ModelName(name))
                .satisfies(e -> {
                    assertThat(e.what()).isEqualTo("model name");
                    assertThat(e.value()).isEqualTo(name);
                    assertThat(e.column()).isEmpty();
                    assertThat(e.isRetryable()).isFalse();
                    assertThat(e.getMessage())
                            .startsWith("Invalid model name '")
                            .matches("(?s)[^\\p{Cntrl}\\u00ad\\u2066\\u2069]*");
                    assertThat(e.getMessage().indexOf("': allowed is ")).isBetween(20, 20 + 80);
                });
    }

    @Test
    void folds_case() {
        assertThat(new ModelName("Vision/OCR").folded()).isEqualTo("vision/ocr");
        assertThat(new ModelName("Vision/OCR")).isNotEqualTo(new ModelName("vision/ocr"));
    }
}
