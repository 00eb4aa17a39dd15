package io.modelregistry.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.SourceCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With the real git, in work trees made for the test. */
@DisabledOnOs(OS.WINDOWS)
class SourceDetectionTest {

    private static final String REMOTE = "https://example.org/team/wine.git";

    @TempDir
    private Path directory;

    private Path tree;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        tree = Files.createDirectories(directory.resolve("tree"));
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", directory.toString());
        environment.put("GIT_CEILING_DIRECTORIES", directory.toString());
    }

    private Optional<SourceCode> find() {
        return SourceDetection.find(tree, environment, emptyLoader());
    }

    private static ClassLoader emptyLoader() {
        return new URLClassLoader(new URL[0], null);
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(tree.toFile());
        builder.environment().put("HOME", directory.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command.toString()).isZero();
        return output.strip();
    }

    private String commit() throws Exception {
        git("init", "-q", "-b", "main");
        Files.writeString(tree.resolve("Train.java"), "class Train {}\n");
        git("add", ".");
        git("commit", "-q", "-m", "one");
        git("remote", "add", "origin", REMOTE);
        return git("rev-parse", "HEAD");
    }

    @Test
    void a_work_tree_tells_commit_branch_and_remote() throws Exception {
        String commit = commit();

        assertThat(find()).contains(SourceCode.git(REMOTE, commit).branch("main"));
        Path below = Files.createDirectories(tree.resolve("a/b"));
        assertThat(SourceDetection.find(below, environment, emptyLoader()))
                .contains(SourceCode.git(REMOTE, commit).branch("main"));
    }

    @Test
    void changes_that_are_not_committed_are_told_and_files_that_git_does_not_know_are_not() throws Exception {
        commit();
        Files.writeString(tree.resolve("registry.db"), "new");
        assertThat(find().orElseThrow().modified()).isFalse();

        Files.writeString(tree.resolve("Train.java"), "class Train { int i; }\n");
        assertThat(find().orElseThrow().modified()).isTrue();

        git("add", ".");
        assertThat(find().orElseThrow().modified()).isTrue();
    }

    @Test
    void many_changes_are_changes() throws Exception {
        commit();
        for (int i = 0; i < 3_000; i++) {
            Files.writeString(tree.resolve("file" + i), "");
        }
        git("add", ".");

        assertThat(find()).map(SourceCode::modified).contains(true);
    }

    @Test
    void a_commit_without_branch_has_that_of_the_build_for_it() throws Exception {
        String commit = commit();
        git("checkout", "-q", "--detach");
        assertThat(find()).contains(SourceCode.git(REMOTE, commit));

        environment.putAll(Map.of("CI_PROJECT_URL", "https://example.org/p", "CI_COMMIT_SHA", commit));
        environment.put("CI_COMMIT_BRANCH", "feature");
        assertThat(find()).contains(SourceCode.git(REMOTE, commit).branch("feature"));

        environment.put("CI_COMMIT_SHA", "another");
        assertThat(find()).contains(SourceCode.git(REMOTE, commit));
    }

    @Test
    void a_work_tree_without_remote_is_where_it_is() throws Exception {
        String commit = commit();
        git("remote", "remove", "origin");

        assertThat(find())
                .contains(SourceCode.git(tree.toRealPath().toUri().toString(), commit)
                        .branch("main"));
    }

    @Test
    void credentials_in_a_remote_are_not_kept() throws Exception {
        commit();
        git("remote", "set-url", "origin", "https://ada:hunter2@example.org/team/wine.git");

        assertThat(find().orElseThrow().repository()).isEqualTo(REMOTE);

        git("config", "url.https://token:hunter2@example.org/.insteadOf", "gh:");
        git("remote", "set-url", "origin", "gh:team/wine.git");
        assertThat(find().orElseThrow().repository()).isEqualTo(REMOTE);
    }

    @Test
    void a_repository_can_have_nothing_run() throws Exception {
        commit();
        Path ran = directory.resolve("ran");
        Path script = script(directory.resolve("evil"), "touch " + ran);
        Files.copy(script, tree.resolve(".git/hooks/post-index-change"));
        git("config", "core.fsmonitor", script.toString());
        Files.writeString(tree.resolve("Train.java"), "class Train {}\n");

        assertThat(find()).isPresent();
        assertThat(ran).doesNotExist();
    }

    @Test
    void the_environment_cannot_send_it_elsewhere() throws Exception {
        String commit = commit();
        environment.put("GIT_DIR", directory.resolve("nowhere").toString());
        environment.put("GIT_WORK_TREE", "/");

        assertThat(find().orElseThrow().commit()).isEqualTo(commit);
    }

    @Test
    void what_takes_long_is_killed() throws Exception {
        script(Files.createDirectories(directory.resolve("bin")).resolve("git"), "sleep 60");
        environment.put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        long start = System.nanoTime();

        assertThat(new Git(tree, environment, 1).lines("status")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_command_in_the_working_directory_is_not_taken() throws Exception {
        Path ran = directory.resolve("ran");
        script(tree.resolve("git"), "touch " + ran);
        environment.put("PATH", ".::" + tree.getFileName());

        assertThat(find()).isEmpty();
        assertThat(ran).doesNotExist();
    }

    private static Path script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void before_the_first_commit_and_outside_a_work_tree_the_build_tells() throws Exception {
        environment.putAll(Map.of("CIRCLE_REPOSITORY_URL", "git@example.org:team/wine.git", "CIRCLE_SHA1", "4f2a9c1"));
        SourceCode built = SourceCode.git("git@example.org:team/wine.git", "4f2a9c1");

        assertThat(SourceDetection.find(directory, environment, emptyLoader())).contains(built);
        git("init", "-q");
        assertThat(find()).contains(built);
    }

    @Test
    void what_was_packaged_tells_when_nobody_else_does() throws Exception {
        Files.writeString(directory.resolve("git.properties"), """
                git.commit.id.full=4f2a9c1d
                git.commit.id=4f2a9c1
                git.branch=main
                git.dirty=true
                git.remote.origin.url=https\\://ada\\:hunter2@example.org/team/wine.git
                """);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            assertThat(SourceDetection.find(tree, environment, loader))
                    .contains(SourceCode.git(REMOTE, "4f2a9c1d").branch("main").withModifications());
        }
        assertThat(find()).isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_not_told() {
        environment.putAll(Map.of("BUILDKITE_REPO", REMOTE, "BUILDKITE_COMMIT", "a".repeat(300)));

        assertThat(find()).isEmpty();
    }
}
