package io.modelregistry.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelVersion;
import io.modelregistry.VersionDraft;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.core.text.Shell;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.SourceCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproductionTest {

    private static final Digest TRAIN = Digest.of(new byte[] {3});

    @TempDir
    private Path directory;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private VersionDraft draft() {
        return registry.client().model("churn").newVersion().file("model.bin", new byte[] {1});
    }

    private Reproduction reproduce(VersionDraft draft) {
        return registry.client().reproduce(draft.register().reference());
    }

    @Test
    void says_that_the_tree_was_changed_beside_its_commit() {
        Reproduction reproduction =
                reproduce(draft().trainedBy(SourceCode.git("https://example.org/wine.git", "4f2a9c1")
                        .branch("main")
                        .withModifications()));

        assertThat(reproduction.toString()).contains("branch main").contains("changed beside commit 4f2a9c1");
    }

    @Test
    void a_person_can_follow_it() {
        ModelVersion parent = draft().register();
        Reproduction reproduction =
                reproduce(draft().trainedBy(SourceCode.git("https://example.org/wine.git", "4f2a9c1")
                                .path("train"))
                        .trainedOn(Dataset.of("wine-train").digest(TRAIN).from("/data/wine train.csv"))
                        .environment(RuntimeEnvironment.of(Map.of("java.version", "17.0.9", "os.name", "Linux")))
                        .dependency("pkg:pypi/torch@2.4.1")
                        .parameter("trees", 200)
                        .property("command", "mvn -q exec:java")
                        .metric("accuracy", 0.86)
                        .derivedFrom(parent));

        assertThat(reproduction.missing()).isEmpty();
        String text = reproduction.toString();
        assertThat(text).startsWith("How to make churn:2 again\n\nVersion\n  churn:2 registered by ana at ");
        assertThat(text.substring(text.indexOf("\nCheck out")))
                .isEqualTo("""

                Check out the code that trained it
                  repository https://example.org/wine.git
                  commit 4f2a9c1
                  in it train
                    git clone -- https://example.org/wine.git ./wine
                    git -C ./wine checkout --detach 4f2a9c1

                Prepare the environment
                  java.version = 17.0.9
                  os.name = Linux

                Install the packages
                  pkg:pypi/torch@2.4.1

                Fetch the data
                  wine-train, %1$s, read from /data/wine train.csv
                    printf '%%s  %%s\\n' %2$s '/data/wine train.csv' | sha256sum --check -

                Fetch the versions it was derived from
                  churn:1, %3$s
                    registry.require("churn:1").files().copyTo(Path.of("churn-1"));

                Parameters
                  trees = 200

                Run the command
                  as recorded by ana: read it before you run it
                    mvn -q exec:java

                Compare
                  The same files would have the digest %3$s; training that is not deterministic gives others.
                  measured accuracy=0.86
                """.formatted(TRAIN, TRAIN.hex(), parent.digest()));
        assertThat(reproduction.toMarkdown())
                .startsWith("# How to make churn:2 again\n\n## Version\n\n* churn:2 registered by ana at ")
                .contains("""
                        ## Run the command

                        * as recorded by ana: read it before you run it

                        ```
                        mvn -q exec:java
                        ```
                        """);
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(reproduce(draft().trainedOn(Dataset.of("train")).derivedFrom("hub:7"))
                        .missing())
                .containsExactly(
                        "The code that trained it was not recorded.",
                        "The environment was not recorded: which Java, which operating system.",
                        "No package was recorded.",
                        "Data set train has no digest, so nobody can tell whether it is the same.",
                        "Where data set train was read from was not recorded.",
                        "Parent hub:7, not in this registry.",
                        "The command was not recorded; a property or tag called command would be shown here.");
        assertThat(reproduce(draft()).missing()).contains("The data it was trained on was not recorded.");
        assertThat(reproduce(draft()).toString()).contains("\nWhat is missing\n  The code");
    }

    @Test
    void the_command_is_taken_from_the_java_machine_if_nobody_told_it() {
        Reproduction reproduction = reproduce(draft().environment(
                        RuntimeEnvironment.of(Map.of("sun.java.command", "org.example.Train --trees 200"))));

        assertThat(reproduction.toString())
                .contains("as the Java machine saw them without quotes\n    org.example.Train --trees 200\n");
        assertThat(reproduce(draft().tag("command", "make")).toString()).contains("\n    make\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch pwned",
                "ext::sh -c touch% pwned",
                "ssh://-oProxyCommand=touch pwned/x",
                "$(touch pwned)",
                "https://"
            })
    void an_address_that_git_would_take_for_more_than_one_is_only_shown(String repository) {
        Reproduction reproduction = reproduce(draft().trainedBy(SourceCode.git(repository, "4f2a9c1")));

        assertThat(reproduction.toString()).contains("repository " + repository).doesNotContain("git clone");
        assertThat(reproduction.missing()).anyMatch(sentence -> sentence.startsWith("How to check out " + repository));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--orphan", "-b", "a b", "a;touch pwned", "$(touch pwned)", "`touch pwned`"})
    void a_commit_that_is_none_is_only_shown(String commit) {
        Reproduction reproduction =
                reproduce(draft().trainedBy(SourceCode.git("https://example.org/wine.git", commit)));

        assertThat(reproduction.toString()).contains("commit " + commit).doesNotContain("checkout --detach");
    }

    @Test
    void nothing_in_markdown_is_markup_or_ends_a_block() {
        String markdown = reproduce(
                        draft().parameter("x", "<script>|*_\n# title").property("command", "echo ```` done\nrm -r x"))
                .toMarkdown();

        assertThat(markdown)
                .contains("* x = \\<script\\>\\|\\*\\_\\\\n\\# title\n")
                .contains("\n`````\necho ```` done\\nrm -r x\n`````\n");
    }

    @Test
    void no_terminal_obeys_what_was_recorded() {
        assertThat(reproduce(draft().parameter("x", "\u001b[2J\u009b1m\u202e")).toString())
                .contains("x = \\u001b[2J\\u009b1m\\u202e\n");
    }

    /** Every command is run for the word that hostile text becomes: the shell must see exactly that text. */
    @DisabledOnOs(OS.WINDOWS)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "two words",
                "it's",
                "'; touch pwned; '",
                "$(touch pwned)",
                "`touch pwned`",
                "a\"b\\c",
                "*?[x]~#!&|<>",
                "é ü 漢"
            })
    void a_shell_sees_one_word_with_exactly_that_text(String text) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s|' " + Shell.quoted(text))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text + "|");
        assertThat(shell.waitFor()).isZero();
        assertThat(Files.exists(directory.resolve("pwned"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/train.csv",
                "select * from public.wine",
                "WITH a AS (select 1) select * from a.b",
                "warehouse wine",
                "/data/train",
                "C:\\data\\train.csv"
            })
    void only_files_are_checked_by_their_bytes(String location) {
        Dataset data = Dataset.of("train").digest(TRAIN).from(location);

        assertThat(reproduce(draft().trainedOn(data)).toString())
                .contains("read from " + location + "\n")
                .doesNotContain("sha256sum");
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void the_check_of_data_runs_with_hostile_names() throws IOException, InterruptedException {
        String name = "a'$(touch pwned)`touch pwned`;touch pwned.csv";
        Path data = Files.write(directory.resolve(name), new byte[] {3});
        String text = reproduce(draft().trainedOn(Dataset.of("train", data))).toString();
        List<String> checks = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("printf"))
                .toList();
        assertThat(checks).hasSize(1);

        Process shell = new ProcessBuilder("sh", "-c", checks.get(0))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("OK");
        assertThat(shell.waitFor()).isZero();
        assertThat(Files.exists(directory.resolve("pwned"))).isFalse();
    }
}
