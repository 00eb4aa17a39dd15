package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    @Test
    void names_the_commit_that_is_checked_out() throws Exception {
        assumeThat(git("ls-files", "pom.xml"))
                .as("built from a clone, with git")
                .isNotEmpty();
        SourceTree tree = SourceTree.find().orElseThrow();
        assertThat(tree.code().commit()).isEqualTo(git("rev-parse", "HEAD"));
        assertThat(tree.code().repository()).isNotBlank();
        assertThat(tree.code().path()).contains("examples/src/main/java/io/modelregistry/examples/digits");
    }

    @Test
    void says_whether_files_differ_from_the_commit() throws Exception {
        assumeThat(git("ls-files", "pom.xml"))
                .as("built from a clone, with git")
                .isNotEmpty();
        assertThat(SourceTree.find().orElseThrow().changed())
                .isEqualTo(!git("status", "--porcelain").isEmpty());
    }

    @Test
    void makes_nothing_up_outside_a_clone(@TempDir Path elsewhere) {
        assertThat(SourceTree.above(elsewhere)).isEmpty();
        assertThat(SourceTree.above(elsewhere.resolve("nowhere"))).isEmpty();
    }

    @Test
    void takes_no_other_clone_for_this_one(@TempDir Path other) throws Exception {
        git("init", "-q", other.toString());
        assertThat(SourceTree.above(other)).isEmpty();
    }

    @Test
    void keeps_credentials_out_of_the_address() {
        assertThat(SourceTree.withoutCredentials("https://ada:secret@example.org/models.git"))
                .isEqualTo("https://example.org/models.git");
        assertThat(SourceTree.withoutCredentials("git@example.org:models.git")).isEqualTo("git@example.org:models.git");
    }

    /** What git prints; nothing where there is no git. */
    private static String git(String... arguments) throws Exception {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? printed.strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
