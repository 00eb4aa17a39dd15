package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents show compiles and runs: their Java is, in this order, that of the regions of a test. */
class DocsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path TESTS = ROOT.resolve("examples/src/test/java/io/modelregistry/examples");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION = Pattern.compile("\n *// region \\w+\n(.*?)\n *// endregion", Pattern.DOTALL);

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult block) -> block.group(1).stripIndent().strip())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"compare.md, ComparingTest.java", "lineage.md, LineageTest.java"})
    void their_java_is_that_of_a_test(String document, String test) throws IOException {
        List<String> shown = found(BLOCK, ROOT.resolve("docs").resolve(document));
        assertThat(shown).isNotEmpty().isEqualTo(found(REGION, TESTS.resolve(test)));
    }
}
