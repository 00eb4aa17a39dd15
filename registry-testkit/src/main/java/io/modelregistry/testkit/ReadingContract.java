package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.spi.BlobKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of blobs, and what is not there. */
abstract class ReadingContract extends ArtifactFixture {

    private static final int SIZE = 200_000;

    ReadingContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 200000",
        "0, 1",
        "0, 0",
        "1, 199999",
        "0, 199999",
        "199999, 1",
        "200000, 0",
        "100000, 0",
        "65535, 2",
        "65536, 65536",
        "131071, 68929"
    })
    void reads_a_range_exactly(int offset, int length) {
        byte[] content = bytes(SIZE, 1);
        BlobKey key = put(content);
        assertThat(Arrays.equals(read(key, offset, length), Arrays.copyOfRange(content, offset, offset + length)))
                .isTrue();
    }

    @Test
    void reads_random_ranges_exactly() {
        byte[] content = bytes(SIZE, 2);
        BlobKey key = put(content);
        Random random = Seed.random("ranges");
        for (int i = 0; i < 50; i++) {
            int offset = random.nextInt(SIZE);
            int length = random.nextInt(SIZE - offset + 1);
            assertThat(Arrays.equals(read(key, offset, length), Arrays.copyOfRange(content, offset, offset + length)))
                    .as("%d bytes from %d", length, offset)
                    .isTrue();
        }
    }

    @Test
    void reads_zero_bytes() {
        BlobKey key = put(new byte[0]);
        assertThat(store.size(key)).hasValue(0);
        assertThat(read(key, 0, 0)).isEmpty();
    }

    @Test
    void gives_no_bytes_that_are_not_there() {
        put(HELLO);
        byte[] beyond = readOrFail(3, 10);
        assertThat(beyond).isEqualTo(Arrays.copyOfRange(HELLO, 3, 3 + beyond.length));
        assertThat(new byte[0]).isEqualTo(readOrFail(5, 1));
    }

    /** What is in a range that ends behind the blob: a store may say so, or end early. */
    private byte[] readOrFail(long offset, long length) {
        try {
            return read(key(HELLO), offset, length);
        } catch (RegistryException | UncheckedIOException e) {
            return new byte[0];
        }
    }

    @Test
    void lets_go_of_a_stream_that_is_closed_early() throws IOException {
        byte[] content = bytes(5_000_000, 3);
        BlobKey key = put(content);
        for (int i = 0; i < 60; i++) {
            try (InputStream in = store.open(key, i, content.length - i)) {
                assertThat(in.read()).isEqualTo(content[i] & 0xff);
            }
        }
        assertHolds(key, content);
    }

    @Test
    void reads_byte_by_byte_and_skips() throws IOException {
        byte[] content = bytes(1_000, 4);
        BlobKey key = put(content);
        try (InputStream in = store.open(key, 10, 900)) {
            assertThat(in.read()).isEqualTo(content[10] & 0xff);
            in.skipNBytes(500);
            assertThat(in.read()).isEqualTo(content[511] & 0xff);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 512, 910));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void reads_many_ranges_at_once() throws Exception {
        byte[] content = bytes(1_000_000, 5);
        BlobKey key = put(content);
        int part = content.length / 8;
        assertThat(Together.run(
                        8,
                        i -> Arrays.equals(
                                read(key, (long) i * part, part),
                                Arrays.copyOfRange(content, i * part, (i + 1) * part))))
                .containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "0, 0", "3, 1"})
    void fails_at_once_when_there_is_nothing(int offset, int length) {
        BlobKey key = key(HELLO);
        assertThatThrownBy(() -> store.open(key, offset, length).close())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining(key.digest().abbreviated());
    }

    @Test
    void fails_for_another_incarnation() {
        put(HELLO, 1);
        assertThat(store.size(key(HELLO, 2))).isEmpty();
        assertThatThrownBy(() -> store.open(key(HELLO, 2), 0, 5).close()).isInstanceOf(IntegrityException.class);
    }
}
