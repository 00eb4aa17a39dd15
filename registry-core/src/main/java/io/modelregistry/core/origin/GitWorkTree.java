package io.modelregistry.core.origin;

import io.modelregistry.lineage.SourceCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the commit, branch, remote and state of the work tree that a directory is in. */
final class GitWorkTree {

    private static final String COMMIT = "# branch.oid ";
    private static final String BRANCH = "# branch.head ";

    private GitWorkTree() {}

    /** Empty outside a work tree, and before its first commit. */
    static Optional<SourceCode> read(Git git) {
        return git.lines("status", "--porcelain=v2", "--branch", "--untracked-files=no", "--ignore-submodules=dirty")
                .flatMap(status -> code(git, status));
    }

    private static Optional<SourceCode> code(Git git, List<String> status) {
        Optional<String> commit = header(status, COMMIT).filter(oid -> !oid.equals("(initial)"));
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> branch = header(status, BRANCH).filter(name -> !name.equals("(detached)"));
        boolean isModified = status.stream().anyMatch(line -> !line.startsWith("# "));
        return repository(git)
                .map(repository -> SourceCode.git(repository, commit.get()))
                .map(code -> branch.map(code::branch).orElse(code))
                .map(code -> isModified ? code.withModifications() : code);
    }

    private static Optional<String> header(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    /** Where it was cloned from; where it is, if that is not known or cannot be shown. */
    private static Optional<String> repository(Git git) {
        return first(git.lines("remote", "get-url", "origin"))
                .flatMap(RepositoryAddresses::withoutCredentials)
                .or(() -> first(git.lines("rev-parse", "--show-toplevel"))
                        .map(top -> Path.of(top).toUri().toString()));
    }

    private static Optional<String> first(Optional<List<String>> lines) {
        return lines.flatMap(printed -> printed.stream().findFirst());
    }
}
