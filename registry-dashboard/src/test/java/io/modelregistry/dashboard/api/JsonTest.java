package io.modelregistry.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.compare.Difference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonTest {

    private record Values(
            double figure,
            Optional<String> text,
            OptionalInt number,
            Difference difference,
            Map<String, Object> more) {}

    private static String written(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    @Test
    void leaves_out_what_is_not_there() {
        assertThat(written(new Values(0.5, Optional.empty(), OptionalInt.empty(), Difference.OTHER_DATA, Map.of())))
                .isEqualTo("{\"figure\":0.5,\"difference\":\"other-data\",\"more\":{}}");
    }

    @Test
    void writes_texts_for_figures_that_json_does_not_know() {
        assertThat(written(List.of(Double.NaN, Double.NEGATIVE_INFINITY, 20.0, 3L, true)))
                .isEqualTo("[\"NaN\",\"-Infinity\",20.0,3,true]");
    }

    @Test
    void sorts_maps_whose_order_is_chance() {
        assertThat(written(Map.of("c", 3, "a", "1\u2028", "b", List.of(2))))
                .isEqualTo("{\"a\":\"1\u2028\",\"b\":[2],\"c\":3}");
    }

    @Test
    void writes_digests_as_their_text() {
        Digest digest = Digest.of(new byte[0]);
        assertThat(written(digest)).isEqualTo('"' + digest.toString() + '"');
    }
}
