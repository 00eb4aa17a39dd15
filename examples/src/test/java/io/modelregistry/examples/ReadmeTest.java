package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README shows compiles and runs: its Java is that of {@link TourTest} and of the service. */
class ReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> SOURCES = List.of(
            "examples/src/test/java/io/modelregistry/examples/TourTest.java",
            "examples/src/main/java/io/modelregistry/examples/digits/DigitsService.java",
            "examples/src/test/java/io/modelregistry/examples/digits/DigitsServiceTest.java");
    private static final Pattern SHOWN =
            Pattern.compile("<!-- region (\\w+ of [^ ]+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("\n *// region (\\w+)\n(.*?)\n *// endregion", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void its_java_is_that_of_the_sources() throws Exception {
        Map<String, String> regions = new HashMap<>();
        for (String source : SOURCES) {
            REGION.matcher(Files.readString(ROOT.resolve(source)))
                    .results()
                    .forEach(region -> regions.put(
                            region.group(1) + " of " + source, region.group(2).stripIndent()));
        }
        Map<String, String> shown = SHOWN.matcher(readme())
                .results()
                .collect(Collectors.toMap(
                        block -> block.group(1), block -> block.group(2).strip()));
        assertThat(shown).isEqualTo(regions);
    }

    @Test
    void it_shows_no_other_java() throws Exception {
        long blocks = Pattern.compile("^```java$", Pattern.MULTILINE)
                .matcher(readme())
                .results()
                .count();
        assertThat(SHOWN.matcher(readme()).results().count()).isEqualTo(blocks);
    }

    @Test
    void its_links_lead_somewhere() throws Exception {
        assertThat(LINK.matcher(readme()).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void it_names_every_published_module() throws Exception {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(Pattern.compile("<module>(registry-[^<]+)</module>")
                        .matcher(pom)
                        .results()
                        .map(module -> module.group(1)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(readme()).contains("`" + module + "`"));
    }
}
