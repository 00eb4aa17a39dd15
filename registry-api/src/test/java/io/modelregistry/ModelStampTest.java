package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.serving.ModelStamp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class ModelStampTest {

    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @Test
    void the_longest_one_fits_a_header_and_parses_back() {
        ModelStamp stamp = new ModelStamp(
                new ModelName("m".repeat(128)),
                999_999_999,
                DIGEST,
                Optional.of(new StageName("s".repeat(64))),
                OptionalLong.of(999_999_999_999_999_999L));
        String text = stamp.toString();
        assertThat(text).isASCII().hasSizeLessThan(512).doesNotContain(" ", "\n", ",");
        assertThat(ModelStamp.parse(text)).isEqualTo(stamp);
        assertThat(new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    @Test
    void one_without_a_stage_says_so_by_leaving_it_out() {
        ModelStamp stamp =
                new ModelStamp(new ModelName("vision/digits"), 7, DIGEST, Optional.empty(), OptionalLong.empty());
        assertThat(stamp).hasToString("modelregistry-1;model=vision/digits;number=7;digest=" + DIGEST);
        assertThat(ModelStamp.parse(stamp.toString())).isEqualTo(stamp);
        assertThat(stamp.reference()).isEqualTo("vision/digits:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "modelregistry-1",
                "modelregistry-2;model=a;number=1;digest=D",
                "modelregistry-1;model=a;number=0;digest=D",
                "modelregistry-1;model=a;number=01;digest=D",
                "modelregistry-1;model=a;number=1;digest=sha256:00",
                "modelregistry-1;model=a;number=1;digest=D;stage=production",
                "modelregistry-1;model=a;number=1;digest=D;move=2",
                "modelregistry-1;model=a;number=1;digest=D;stage=production;move=-2",
                "modelregistry-1;model=a;number=1;digest=D;more=1",
                "modelregistry-1;model=a;model=b;number=1;digest=D",
                "modelregistry-1;model=../a;number=1;digest=D",
                "modelregistry-1;model=a;number=1;digest=D;",
                "modelregistry-1;model=a;number=1;digest=D\r\nSet-Cookie: a"
            })
    void whatever_else_is_refused(String text) {
        assertThatThrownBy(() -> ModelStamp.parse(text.replace("=D", "=" + DIGEST)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void it_is_in_the_log_s_context_until_it_is_taken_out() {
        ModelStamp stamp = new ModelStamp(new ModelName("a"), 1, DIGEST, Optional.empty(), OptionalLong.empty());
        try (MDC.MDCCloseable inContext = stamp.putInMdc()) {
            assertThat(inContext).isNotNull();
            assertThat(MDC.get(ModelStamp.MDC_KEY)).isEqualTo(stamp.toString());
        }
        assertThat(MDC.get(ModelStamp.MDC_KEY)).isNull();
    }
}
