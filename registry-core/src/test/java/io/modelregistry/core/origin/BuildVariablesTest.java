package io.modelregistry.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.lineage.SourceCode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuildVariablesTest {

    private static final String COMMIT = "4f2a9c1";

    static Stream<Map<String, String>> builds() {
        return Stream.of(
                Map.of(
                        "GITHUB_SERVER_URL", "https://example.org",
                        "GITHUB_REPOSITORY", "team/wine",
                        "GITHUB_SHA", COMMIT,
                        "GITHUB_HEAD_REF", "",
                        "GITHUB_REF_NAME", "main"),
                Map.of(
                        "CI_PROJECT_URL",
                        "https://example.org/team/wine",
                        "CI_COMMIT_SHA",
                        COMMIT,
                        "CI_COMMIT_BRANCH",
                        "main"),
                Map.of(
                        "GIT_URL",
                        "https://u:p@example.org/team/wine",
                        "GIT_COMMIT",
                        COMMIT,
                        "GIT_BRANCH",
                        "origin/main"),
                Map.of(
                        "BITBUCKET_GIT_HTTP_ORIGIN", "https://example.org/team/wine",
                        "BITBUCKET_COMMIT", COMMIT,
                        "BITBUCKET_BRANCH", "main"),
                Map.of(
                        "BUILD_REPOSITORY_URI", "https://org@example.org/team/wine",
                        "BUILD_SOURCEVERSION", COMMIT,
                        "BUILD_SOURCEBRANCH", "refs/heads/main"),
                Map.of(
                        "CIRCLE_REPOSITORY_URL",
                        "https://example.org/team/wine",
                        "CIRCLE_SHA1",
                        COMMIT,
                        "CIRCLE_BRANCH",
                        "main"),
                Map.of(
                        "BUILDKITE_REPO",
                        "https://example.org/team/wine",
                        "BUILDKITE_COMMIT",
                        COMMIT,
                        "BUILDKITE_BRANCH",
                        "main"),
                Map.of(
                        "DRONE_GIT_HTTP_URL",
                        "https://example.org/team/wine",
                        "DRONE_COMMIT_SHA",
                        COMMIT,
                        "DRONE_BRANCH",
                        "main"),
                Map.of(
                        "CODEBUILD_SOURCE_REPO_URL", "https://example.org/team/wine",
                        "CODEBUILD_RESOLVED_SOURCE_VERSION", COMMIT,
                        "CODEBUILD_WEBHOOK_HEAD_REF", "refs/heads/main"));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void say_repository_commit_and_branch(Map<String, String> environment) {
        assertThat(BuildVariables.read(environment))
                .contains(
                        SourceCode.git("https://example.org/team/wine", COMMIT).branch("main"));
    }

    @Test
    void say_nothing_by_halves() {
        assertThat(BuildVariables.read(Map.of())).isEmpty();
        assertThat(BuildVariables.read(Map.of("GITHUB_SHA", COMMIT, "GITHUB_REPOSITORY", "team/wine")))
                .isEmpty();
        assertThat(BuildVariables.read(Map.of("CI_PROJECT_URL", "https://example.org", "CI_COMMIT_SHA", " ")))
                .isEmpty();
    }
}
