package io.modelregistry.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionKeyTest {

    @Test
    void reads_the_reference_that_it_prints() {
        VersionKey key = new VersionKey(new ModelName("churn"), 7);

        assertThat(key).hasToString("churn:7");
        assertThat(VersionKey.of(key.toString())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "churn",
                "churn:",
                "churn:0",
                "churn:-1",
                "churn:1.2.0",
                "churn@production",
                "hf://churn",
                ":7"
            })
    void any_other_text_names_none(String text) {
        assertThat(VersionKey.of(text)).isEmpty();
    }
}
