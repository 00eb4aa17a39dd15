package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Code at one commit of a repository.
 *
 * @param repository the repository's address, without credentials
 * @param commit the commit
 * @param path a file or folder in it
 * @param branch the branch it was on, if known
 * @param modified whether there were changes that were not committed
 */
public record SourceCode(
        String repository, String commit, Optional<String> path, Optional<String> branch, boolean modified) {

    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)https?://[^/]*@|[a-z][a-z0-9+.-]*://[^/@]*:[^/@]*@");

    /** Checks the texts. An address with credentials is refused and not repeated. */
    public SourceCode {
        if (CREDENTIALS.matcher(repository).find()) {
            throw InvalidInputException.of(
                    "repository address", "(not shown)", "an address without user name and password");
        }
        Texts.label("repository address", repository, Limits.LINE_LENGTH);
        Texts.label("commit", commit, Limits.NAME_LENGTH);
        path.ifPresent(text -> Texts.label("source path", text, Limits.LINE_LENGTH));
        branch.ifPresent(text -> Texts.label("branch", text, Limits.LINE_LENGTH));
    }

    /** A commit of a git repository. */
    public static SourceCode git(String repository, String commit) {
        return new SourceCode(repository, commit, Optional.empty(), Optional.empty(), false);
    }

    /** The same commit, at a file or folder. */
    public SourceCode path(String inRepository) {
        return new SourceCode(repository, commit, Optional.of(inRepository), branch, modified);
    }

    /** The same commit, on a branch. */
    public SourceCode branch(String name) {
        return new SourceCode(repository, commit, path, Optional.of(name), modified);
    }

    /** The same commit with changes that were not committed. */
    public SourceCode withModifications() {
        return new SourceCode(repository, commit, path, branch, true);
    }

    @Override
    public String toString() {
        return repository + "@" + commit + path.map(text -> " " + text).orElse("")
                + branch.map(name -> " on " + name).orElse("")
                + (modified ? " with uncommitted changes" : "");
    }
}
