package io.modelregistry.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobKeyTest {

    private static final String HEX = "ab".repeat(32);

    @Test
    void has_a_path_of_hexadecimal_digits() {
        assertThat(new BlobKey(new Digest(HEX), 3).path()).isEqualTo("ab/" + HEX + ".3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, Integer.MAX_VALUE})
    void is_read_back_from_its_path(int incarnation) {
        BlobKey key = new BlobKey(new Digest(HEX), incarnation);
        assertThat(BlobKey.ofPath(key.path())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ab", "cd/%s.1", "ab/%s", "ab/%s.0", "ab/%s.01", "ab/%s.2147483648", "AB/%s.1", "ab/%s.1/x"})
    void sees_that_another_path_is_none(String path) {
        assertThat(BlobKey.ofPath(String.format(path, HEX))).isEmpty();
    }

    @Test
    void counts_incarnations_from_one() {
        Digest digest = new Digest(HEX);
        assertThatThrownBy(() -> new BlobKey(digest, 0)).isInstanceOf(InvalidInputException.class);
    }
}
