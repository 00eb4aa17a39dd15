package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java that README and the guides show compiles and runs: each block is a region of a source that a test runs. */
class GuidesTest {

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> guides = Files.list(ShownCode.ROOT.resolve("docs"))) {
            List<Path> found = guides.filter(guide -> guide.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(ShownCode.ROOT.resolve("README.md")), found.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void show_regions_of_sources_and_no_other_java(Path document) throws IOException {
        String text = Files.readString(document);
        Map<String, String> shown = ShownCode.shown(text);
        List<String> sources = shown.keySet().stream()
                .map(region -> region.substring(region.indexOf(" of ") + 4))
                .distinct()
                .toList();
        assertThat(shown).hasSize((int) ShownCode.blocks(text)).isEqualTo(ShownCode.regions(sources));
    }
}
