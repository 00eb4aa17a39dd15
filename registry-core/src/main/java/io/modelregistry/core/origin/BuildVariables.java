package io.modelregistry.core.origin;

import io.modelregistry.lineage.SourceCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what continuous-integration servers say of a build in its environment. */
final class BuildVariables {

    /** Each name as the server documents it. Branches of pull requests come before those they are merged into. */
    private static final List<Server> SERVERS = List.of(
            new Server(
                    "GITHUB_SERVER_URL/GITHUB_REPOSITORY", "GITHUB_SHA", List.of("GITHUB_HEAD_REF", "GITHUB_REF_NAME")),
            new Server(
                    "CI_PROJECT_URL",
                    "CI_COMMIT_SHA",
                    List.of("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH")),
            new Server("GIT_URL", "GIT_COMMIT", List.of("CHANGE_BRANCH", "BRANCH_NAME", "GIT_BRANCH")),
            new Server("BITBUCKET_GIT_HTTP_ORIGIN", "BITBUCKET_COMMIT", List.of("BITBUCKET_BRANCH")),
            new Server(
                    "BUILD_REPOSITORY_URI",
                    "BUILD_SOURCEVERSION",
                    List.of("SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH")),
            new Server("CIRCLE_REPOSITORY_URL", "CIRCLE_SHA1", List.of("CIRCLE_BRANCH")),
            new Server("BUILDKITE_REPO", "BUILDKITE_COMMIT", List.of("BUILDKITE_BRANCH")),
            new Server("DRONE_GIT_HTTP_URL", "DRONE_COMMIT_SHA", List.of("DRONE_SOURCE_BRANCH", "DRONE_BRANCH")),
            new Server(
                    "CODEBUILD_SOURCE_REPO_URL",
                    "CODEBUILD_RESOLVED_SOURCE_VERSION",
                    List.of("CODEBUILD_WEBHOOK_HEAD_REF")));

    private BuildVariables() {}

    static Optional<SourceCode> read(Map<String, String> environment) {
        return SERVERS.stream()
                .flatMap(server -> server.read(environment).stream())
                .findFirst();
    }

    /** Which variables of a server say what; those of the repository are joined by slashes. */
    private record Server(String repository, String commit, List<String> branches) {

        Optional<SourceCode> read(Map<String, String> environment) {
            return value(environment, commit)
                    .flatMap(sha -> address(environment).map(address -> SourceCode.git(address, sha)))
                    .map(code -> branch(environment).map(code::branch).orElse(code));
        }

        private Optional<String> address(Map<String, String> environment) {
            List<Optional<String>> parts = Stream.of(repository.split("/", -1))
                    .map(name -> value(environment, name))
                    .toList();
            return parts.stream().allMatch(Optional::isPresent)
                    ? RepositoryAddresses.withoutCredentials(String.join(
                            "/", parts.stream().flatMap(Optional::stream).toList()))
                    : Optional.empty();
        }

        private Optional<String> branch(Map<String, String> environment) {
            return branches.stream()
                    .flatMap(name -> value(environment, name).stream())
                    .map(name -> name.replaceFirst("^(?:refs/heads/|origin/)", ""))
                    .findFirst();
        }

        private static Optional<String> value(Map<String, String> environment, String name) {
            return Optional.ofNullable(environment.get(name)).filter(Predicate.not(String::isBlank));
        }
    }
}
