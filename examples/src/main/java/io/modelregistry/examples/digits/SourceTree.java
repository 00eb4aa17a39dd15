package io.modelregistry.examples.digits;

import io.modelregistry.lineage.SourceCode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commit that this example was built from, as git tells it. Nothing is made up: without git, or outside a clone, there is
 * none.
 *
 * @param code the repository and the commit
 * @param changed whether the files differ from that commit
 */
record SourceTree(SourceCode code, boolean changed) {

    private static final String HERE = "examples/src/main/java/io/modelregistry/examples/digits";

    /** The source tree that holds the running classes. */
    static Optional<SourceTree> find() {
        return classes().flatMap(SourceTree::above);
    }

    private static Optional<Path> classes() {
        try {
            return Optional.of(Path.of(SourceTree.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The source tree that a directory is in, if it is one of this project. */
    static Optional<SourceTree> above(Path directory) {
        boolean ours =
                git(directory, "ls-files", "--error-unmatch", ":/" + HERE).isPresent();
        return Optional.of(directory).filter(inside -> ours).flatMap(SourceTree::read);
    }

    private static Optional<SourceTree> read(Path directory) {
        return git(directory, "rev-parse", "HEAD")
                .flatMap(commit -> address(directory)
                        .map(address -> SourceCode.git(address, commit).path(HERE)))
                .map(code -> new SourceTree(code, isChanged(directory)));
    }

    /** Where it was cloned from; where it is, if it was not. */
    private static Optional<String> address(Path directory) {
        return git(directory, "config", "--get", "remote.origin.url")
                .map(SourceTree::withoutCredentials)
                .or(() -> git(directory, "rev-parse", "--show-toplevel")
                        .map(top -> Path.of(top).toUri().toString()));
    }

    static String withoutCredentials(String address) {
        return address.replaceFirst("^([a-z+]+://)[^/@]*@", "$1");
    }

    private static boolean isChanged(Path directory) {
        return !git(directory, "status", "--porcelain").map(String::isEmpty).orElse(false);
    }

    private static Optional<String> git(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
