package io.modelregistry.lineage;

import java.util.List;

/**
 * How to make a version again, for a person to follow: code, environment, dependencies, data, parents, parameters and command,
 * as far as they were recorded. What was recorded is shown as data: in commands it is quoted for POSIX shells, in Markdown it is
 * no markup. The command is the exception that cannot be: it is shown as it was recorded, to be read before it is run. Prints
 * as plain text. Immutable.
 */
public interface Reproduction {

    /** Which version: {@code churn:7}. */
    String reference();

    /** What was not recorded, or is in doubt, one sentence each; empty if nothing is. */
    List<String> missing();

    /** All of it as Markdown. */
    String toMarkdown();
}
