package io.modelregistry.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventVectorsTest {

    static List<PublishedVectors.Vector> vectors() {
        return PublishedVectors.of("event");
    }

    @Test
    void three_vectors_are_published() {
        assertThat(vectors()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void are_what_the_hash_gives(PublishedVectors.Vector vector) {
        List<String> fields = fields(vector.text());

        assertThat(fields).hasSize(9);
        assertThat(fields.get(0)).isEqualTo("modelregistry-event-v1");
        assertThat(EventHash.of(event(fields))).isEqualTo(vector.digest()).isEqualTo(vector.computed());
    }

    @Test
    void second_event_follows_the_first() {
        assertThat(fields(vectors().get(0).text()).get(1)).isEqualTo(EventHash.GENESIS.hex());
        assertThat(fields(vectors().get(1).text()).get(1))
                .isEqualTo(vectors().get(0).digest().hex());
    }

    private static EventRecord event(List<String> fields) {
        String number = fields.get(5);
        return new EventRecord(
                42,
                new Line(fields.get(2)),
                Long.parseLong(fields.get(3)),
                fields.get(4),
                number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number)),
                fields.get(6),
                Instant.EPOCH.plus(Long.parseLong(fields.get(7)), ChronoUnit.MICROS),
                fields.get(8),
                new Digest(fields.get(1)),
                EventHash.GENESIS);
    }

    /** Takes the text apart by the lengths in it, as the format says, not by its lines. */
    private static List<String> fields(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int colon = at;
            while (bytes[colon] != ':') {
                colon++;
            }
            int length = Integer.parseInt(new String(bytes, at, colon - at, StandardCharsets.US_ASCII));
            int end = colon + 1 + length;
            fields.add(new String(Arrays.copyOfRange(bytes, colon + 1, end), StandardCharsets.UTF_8));
            assertThat(bytes[end]).isEqualTo((byte) '\n');
            at = end + 1;
        }
        return fields;
    }
}
