package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.BlobSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class CheckedStreamTest {

    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);
    private static final BlobSource SOURCE = BlobSource.of("weights.bin", HELLO);

    @Test
    void gives_the_bytes_that_were_digested() throws IOException {
        try (CheckedStream stream = stream("hello world", Digest.sha256(), HELLO.length)) {
            assertThat(stream.readAllBytes()).isEqualTo(HELLO);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void goes_on_from_what_was_before() throws IOException {
        MessageDigest before = Digest.sha256();
        before.update(HELLO, 0, 6);
        try (CheckedStream stream = stream("world", before, 5)) {
            assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("world");
        }
    }

    @Test
    void holds_the_last_byte_back_when_any_byte_is_another() throws IOException {
        try (CheckedStream stream = stream("Hello world", Digest.sha256(), HELLO.length)) {
            byte[] received = new byte[100];
            assertThat(stream.read(received)).isEqualTo(HELLO.length - 1);
            assertThatThrownBy(() -> stream.read(received))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'weights.bin'");
        }
    }

    @Test
    void does_not_end_when_the_source_got_shorter() throws IOException {
        try (CheckedStream stream = stream("hello", Digest.sha256(), HELLO.length)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("got shorter");
        }
    }

    @Test
    void gives_no_more_than_was_digested() throws IOException {
        try (CheckedStream stream = stream("hello world and more", Digest.sha256(), HELLO.length)) {
            assertThat(stream.readAllBytes()).isEqualTo(HELLO);
        }
    }

    @Test
    void checks_that_nothing_is_nothing() throws IOException {
        try (CheckedStream stream = stream("", Digest.sha256(), 0)) {
            assertThatThrownBy(stream::read).isInstanceOf(InvalidInputException.class);
        }
    }

    private static CheckedStream stream(String content, MessageDigest before, long length) {
        ByteArrayInputStream in = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        return new CheckedStream(SOURCE, in, length, before, Digest.of(HELLO));
    }
}
