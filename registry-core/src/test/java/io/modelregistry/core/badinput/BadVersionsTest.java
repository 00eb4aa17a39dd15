package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.NotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadVersionsTest extends BadInputFixture {

    @BeforeEach
    void register() throws IOException {
        registered("churn");
        draft("churn")
                .file("model.bin", new byte[] {2})
                .semanticVersion("1.0.0")
                .register();
        remember();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "01",
                "-1",
                "+1",
                "1.0",
                "1.",
                ".1",
                "1e3",
                "1E0",
                "0x1",
                "1L",
                "1_0",
                "1,0",
                " 1",
                "1 ",
                "1\n",
                "\t1",
                "1\u0000",
                "1\u00a0",
                "#1",
                "v1",
                "1000000000",
                "2147483648",
                "4294967297",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551617",
                "\u0661",
                "\uff11",
                "\u00b9",
                "\u2460",
                "NaN",
                "Infinity",
                "one",
                "latest",
                "LATEST",
                "null",
                "",
                " ",
                "1;DROP TABLE version",
                "1 or 1=1",
                "1/2",
                "../1",
                "*",
                "^",
                "^x",
                ">=",
                ">=1 <",
                "1.0.0.0",
                "1.0.0-",
                "1.0.0+",
                "01.0.0",
                "1.0.0\n",
                "1.0.\u0660"
            })
    void what_is_neither_a_number_nor_a_semantic_version_nor_a_range_is_refused(String version) throws IOException {
        refusalOf(() -> client.model("churn").require(version));
        refusalOf(() -> client.require("churn:" + version));
        refusalOf(() -> client.find("churn:" + version));
        refusalOf(() -> client.resolve("churn:" + version));
        refusalOf(() -> draft("child").derivedFrom("churn:" + version));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void numbers_begin_at_1(int number) throws IOException {
        refusalOf(() -> client.model("churn").require(number));
        refusalOf(() -> client.model("churn").find(number));
    }

    @Test
    void a_flood_of_digits_or_terms_is_refused_at_once() throws IOException {
        refusalOf(() -> client.model("churn").require("9".repeat(1_000_000)));
        refusalOf(() -> client.model("churn").require(">=1 ".repeat(250_000)));
        refusalOf(() -> client.model("churn").require("1.0.0-" + "a.".repeat(500_000)));
        refusalOf(() -> client.require("churn:" + "9".repeat(1_000_000)));
        refusalOf(() -> client.require("churn@sha256:" + "0".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256:",
                "sha256:0",
                "SHA256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
                "sha256:../../../../etc/passwd",
                "md5:0123456789abcdef0123456789abcdef"
            })
    void what_is_no_digest_is_refused(String digest) throws IOException {
        refusalOf(() -> client.require("churn@" + digest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.0",
                "1.0.0.0",
                "v1.0.0",
                " 1.0.0",
                "1.0.0 ",
                "1.0.0\n",
                "1.0.0\u0000",
                "01.0.0",
                "1.00.0",
                "-1.0.0",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0-a..b",
                "1.0.0+",
                "1.0.0+a+b",
                "1.0.0-\u00e9",
                "\u0661.0.0",
                "1000000000.0.0",
                "99999999999999999999.0.0",
                "^1.0.0",
                "latest",
                "1.0.0-'; DROP TABLE version;--",
                "1.0.0/../x"
            })
    void what_is_no_semantic_version_cannot_be_registered(String version) throws IOException {
        assertThat(refusalOf(() -> draft("churn").semanticVersion(version)).value())
                .isEqualTo(version);
    }

    @Test
    void a_semantic_version_of_65_characters_is_refused() throws IOException {
        refusalOf(() -> draft("churn").semanticVersion("1.0.0-" + "a".repeat(59)));
        assertThat(draft("churn")
                        .file("model.bin", new byte[] {3})
                        .semanticVersion("1.0.0-" + "a".repeat(58))
                        .register()
                        .number())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn:3", "churn:999999999", "churn:1.0.1", "churn:1.0.0-rc.1", "churn:^2", "other:1"})
    void what_could_be_a_version_and_is_none_is_not_found(String reference) throws IOException {
        assertThat(client.find(reference)).isEmpty();
        assertThatThrownBy(() -> client.require(reference))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(reference);
        assertThatThrownBy(() -> client.resolve(reference)).isInstanceOf(NotFoundException.class);
        assertNothingChanged();
    }
}
