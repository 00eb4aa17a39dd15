package io.modelregistry.core.lineage;

import io.modelregistry.core.text.Shell;
import io.modelregistry.lineage.SourceCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that fetch code, for addresses and commits that git can take for nothing else. */
final class Checkout {

    /** Neither an option nor a transport that runs a program. */
    private static final Pattern REPOSITORY = Pattern.compile(
            "(?:(?:https?|ssh|git|file)://[^-]|/|[A-Za-z0-9_.]+@[A-Za-z0-9.]+:).*?([A-Za-z0-9_.-]+?)(?:\\.git)?/?");

    private static final Pattern COMMIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+-]*");

    private Checkout() {}

    /** None if the address or the commit is of another kind. */
    static List<String> commands(SourceCode code) {
        Matcher repository = REPOSITORY.matcher(code.repository());
        if (!repository.matches() || !COMMIT.matcher(code.commit()).matches()) {
            return List.of();
        }
        String directory = Shell.quoted("./" + repository.group(1));
        return List.of(
                "git clone -- " + Shell.quoted(code.repository()) + " " + directory,
                "git -C " + directory + " checkout --detach " + Shell.quoted(code.commit()));
    }
}
