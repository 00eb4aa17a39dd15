package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Java that docs/facts.md shows compiles and runs. */
class FactsGuideTest {

    private static final List<String> SOURCES = List.of(
            "examples/src/test/java/io/modelregistry/examples/GgufInspector.java",
            "examples/src/test/java/io/modelregistry/examples/digits/FactsTest.java");

    private static String guide() throws IOException {
        return Files.readString(ShownCode.ROOT.resolve("docs/facts.md"));
    }

    @Test
    void its_java_is_that_of_the_sources() throws Exception {
        assertThat(ShownCode.shown(guide())).isEqualTo(ShownCode.regions(SOURCES));
    }

    @Test
    void it_shows_no_other_java() throws Exception {
        assertThat(ShownCode.shown(guide())).hasSize((int) ShownCode.blocks(guide()));
    }
}
