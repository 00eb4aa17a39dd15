package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

    private static final long TIB = 1L << 40;

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "16777216, 1",
        "16777217, 2",
        "33554432, 2",
        "33554433, 3",
        "167772160000, 10000",
        "167772160001, 9412",
        "5497558138880, 9987"
    })
    void are_as_few_as_their_usual_length_allows_and_never_above_ten_thousand(long size, int count) {
        assertThat(Part.of(size)).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 16777216, 16777217, 50_000_000, 167772160001L, 5 * TIB})
    void cover_a_source_without_gaps(long size) {
        List<Part> parts = Part.of(size);
        long end = 0;
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).number()).isEqualTo(i + 1);
            assertThat(parts.get(i).offset()).isEqualTo(end);
            assertThat(parts.get(i).length())
                    .isBetween(Math.min(1, size), parts.get(0).length());
            end += parts.get(i).length();
        }
        assertThat(end).isEqualTo(size);
    }
}
