package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.Dataset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final Metric UNTOLD = Metric.of("accuracy", 0.9);
    private static final Metric MARCH = UNTOLD.on(Dataset.of("march"));

    private static Metric march(String bytes) {
        Digest digest = Digest.of(bytes.getBytes(StandardCharsets.US_ASCII));
        return UNTOLD.on(new Dataset("march", Optional.of(digest), Optional.empty(), OptionalLong.empty(), List.of()));
    }

    private static boolean isOnSameData(Metric one, Metric other) {
        assertThat(one.isOnSameData(other)).isEqualTo(other.isOnSameData(one));
        return one.isOnSameData(other);
    }

    @Test
    void values_compare_on_data_of_one_name_and_one_digest_as_far_as_that_is_known() {
        assertThat(isOnSameData(MARCH, Metric.of("loss", 1).on(Dataset.of("march"))))
                .isTrue();
        assertThat(isOnSameData(MARCH, march("a"))).isTrue();
        assertThat(isOnSameData(march("a"), march("a"))).isTrue();
        assertThat(isOnSameData(march("a"), march("b"))).isFalse();
        assertThat(isOnSameData(MARCH, UNTOLD.on(Dataset.of("april")))).isFalse();
    }

    @Test
    void values_on_data_that_nobody_told_compare_with_each_other_alone() {
        assertThat(isOnSameData(UNTOLD, UNTOLD)).isTrue();
        assertThat(isOnSameData(UNTOLD, MARCH)).isFalse();
    }
}
