package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    private static final String HEX = "ab".repeat(32);

    @Test
    void reads_every_kind() {
        assertThat(selector("churn")).isEqualTo(Reference.Latest.VERSION);
        assertThat(selector("churn@latest")).isEqualTo(Reference.Latest.VERSION);
        assertThat(selector("churn:7")).isEqualTo(new Reference.Numbered(7));
        assertThat(selector("churn:999999999")).isEqualTo(new Reference.Numbered(999_999_999));
        assertThat(selector("churn:3.1.2")).isEqualTo(new Reference.Exact(SemanticVersion.of(3, 1, 2)));
        assertThat(selector("churn:3.1.2-rc.1+b"))
                .isEqualTo(new Reference.Exact(new SemanticVersion(3, 1, 2, "rc.1", "b")));
        assertThat(selector("churn:^3.1")).isEqualTo(new Reference.InRange(VersionRange.parse("^3.1")));
        assertThat(selector("churn:>=3.1 <4")).isEqualTo(new Reference.InRange(VersionRange.parse(">=3.1 <4")));
        assertThat(selector("churn@production")).isEqualTo(new Reference.InStage(new StageName("production")));
        assertThat(selector("churn@sha256:" + HEX)).isEqualTo(new Reference.WithDigest(new Digest(HEX)));
        assertThat(Reference.parse("vision/ocr:1").model()).isEqualTo(new ModelName("vision/ocr"));
    }

    private static Reference.Selector selector(String text) {
        Reference reference = Reference.parse(text);
        assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
        return reference.selector();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn:7",
                "churn@latest",
                "churn:3.1.2",
                "churn:^3.1",
                "churn:3.x",
                "churn@production",
                "a/b/c:>=3.1 <4"
            })
    void prints_what_it_read(String text) {
        assertThat(Reference.parse(text)).hasToString(text);
    }

    @Test
    void prints_latest_in_full() {
        assertThat(Reference.parse("churn")).hasToString("churn@latest");
        assertThat(Reference.parse("churn@sha256:" + HEX)).hasToString("churn@sha256:" + HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "007",
                "1.0",
                "1e3",
                "9223372036854775808",
                "4294967297",
                "1000000000",
                " 1",
                "1 ",
                "+1",
                "-1",
                "1\n",
                "\u0661",
                "latest",
                "",
                "v7",
                "production",
                "1:2",
                "1@production",
                "1..0"
            })
    void refuses_what_is_no_version(String version) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Reference.parse("churn:" + version))
                .satisfies(e -> assertThat(e.what()).isIn("version", "version number"))
                .satisfies(e -> assertThat(e.value()).isEqualTo(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":7",
                "@production",
                "churn@",
                "churn@7",
                "churn@v7",
                "churn@LATEST",
                "churn@a b",
                "churn@production@x",
                "churn@production:7",
                "churn@sha256:",
                "churn@sha256:abc",
                "churn@SHA256:abababababababababababababababababababababababababababababababab",
                "a b",
                "../etc:1",
                "churn\n:1"
            })
    void refuses_what_names_nothing(String text) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Reference.parse(text));
    }

    @Test
    void refuses_a_hostile_text_at_once() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Reference.parse("a".repeat(100_000_000)))
                .withMessageEndingWith("allowed is at most 512 characters");
    }

    @Test
    void numbers_start_at_1() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Reference.Numbered(0))
                .withMessage("Invalid version number '0': allowed is a whole number from 1");
    }

    @Test
    void any_text_is_read_and_printed_back_or_refused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "a", "churn", ":", "@", "/", "7", "0", ".", "x", "^", "~", ">=", "<", "-", "+", " ", "latest", "sha256",
                "\u00e9", "v");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("m");
            for (int piece = random.nextInt(8); piece > 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            read += readsBack(text.toString(), seed) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(500);
    }

    private static boolean readsBack(String text, long seed) {
        try {
            Reference reference = Reference.parse(text);
            assertThat(Reference.parse(reference.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(reference);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
