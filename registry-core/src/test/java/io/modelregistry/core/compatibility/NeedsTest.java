package io.modelregistry.core.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.core.integrity.Facts;
import io.modelregistry.lineage.Lineage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {

    private static Facts facts(Map<String, Object> properties) {
        return new Facts(
                Map.of(),
                List.of(),
                new Lineage(List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                properties);
    }

    @ParameterizedTest
    @CsvSource({
        "lib/libtorch.so, true",
        "lib/libcudart.so.12.1, true",
        "win/Model.DLL, true",
        "libm.dylib, true",
        "libm.jnilib, true",
        "model.onnx, false",
        "notes.so.txt, false",
        "also, false",
    })
    void native_code_is_known_by_the_ending_of_a_file(String file, boolean isNative) {
        assertThat(Needs.of(facts(Map.of()), List.of("model.txt", file)).isNative())
                .isEqualTo(isNative);
    }

    @Test
    void or_by_a_property() {
        assertThat(Needs.of(facts(Map.of("native", true)), List.of()).isNative())
                .isTrue();
        assertThat(Needs.of(facts(Map.of("native", "true")), List.of()).isNative())
                .isTrue();
        assertThat(Needs.of(facts(Map.of("native", false)), List.of()).isNative())
                .isFalse();
    }
}
