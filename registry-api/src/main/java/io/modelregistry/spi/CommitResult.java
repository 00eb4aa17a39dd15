package io.modelregistry.spi;

/** What became of a commit. */
public sealed interface CommitResult {

    /**
     * It was applied, now or under the same operation before.
     *
     * @param receipt what the first commit got
     */
    record Done(Receipt receipt) implements CommitResult {}

    /** Nothing changed: the model has moved on, exists already, or does not exist. Read again, decide again. */
    record Conflict() implements CommitResult {}

    /** Nothing changed: the operation's lease ran out and it was given up. It may be prepared again. */
    record Abandoned() implements CommitResult {}

    /** Nothing changed: the operation's key was used with another fingerprint. */
    record KeyReused() implements CommitResult {}
}
