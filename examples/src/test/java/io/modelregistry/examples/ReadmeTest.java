package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README says of the project is so; {@link GuidesTest} sees to its Java. */
class ReadmeTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(ShownCode.ROOT.resolve("README.md"));
    }

    @Test
    void its_links_lead_somewhere() throws Exception {
        assertThat(LINK.matcher(readme()).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ShownCode.ROOT.resolve(link)).exists());
    }

    @Test
    void it_names_every_published_module() throws Exception {
        String pom = Files.readString(ShownCode.ROOT.resolve("pom.xml"));
        assertThat(Pattern.compile("<module>(registry-[^<]+)</module>")
                        .matcher(pom)
                        .results()
                        .map(module -> module.group(1)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(readme()).contains("`" + module + "`"));
    }
}
