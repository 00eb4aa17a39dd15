package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void is_sha_256() {
        assertThat(Digest.of(new byte[0]).hex()).isEqualTo(EMPTY);
        assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8)).hex()).isEqualTo(ABC);
    }

    @Test
    void of_a_file_is_that_of_its_bytes(@TempDir Path directory) throws IOException {
        byte[] content = new byte[200_001];
        content[200_000] = 1;
        Path file = Files.write(directory.resolve("file"), content);

        assertThat(Digest.of(file)).isEqualTo(Digest.of(content));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Digest.of(directory.resolve("none")));
    }

    @Test
    void of_pieces_is_that_of_the_whole() {
        MessageDigest digest = Digest.sha256();
        digest.update((byte) 'a');
        digest.update(new byte[] {'b', 'c'});

        assertThat(Digest.finish(digest).hex()).isEqualTo(ABC);
    }

    @Test
    void prints_what_it_read() {
        Digest digest = Digest.parse("sha256:" + ABC);

        assertThat(digest).hasToString("sha256:" + ABC).isEqualTo(new Digest(ABC));
        assertThat(digest.abbreviated()).isEqualTo("ba7816bf8f01");
        assertThat(digest).isLessThan(new Digest(EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                ABC,
                "sha256:" + ABC + "0",
                "sha256:" + ABC + "\n",
                "sha256: " + ABC,
                "SHA256:" + ABC,
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "md5:d41d8cd98f00b204e9800998ecf8427e"
            })
    void refuses_what_is_none(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Digest.parse(text))
                .withMessageEndingWith("allowed is sha256: and 64 lower-case hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "sha256:" + ABC,
                ABC + "\n",
                "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void refuses_other_digits(String hex) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Digest(hex))
                .withMessageEndingWith("allowed is 64 lower-case hexadecimal digits");
    }
}
