package io.modelregistry;

/** Something that makes room, to be looked at before it is done. Nothing changes before {@link #run}. */
public interface Cleanup {

    /** What {@link #run} would do now. */
    CleanupReport preview();

    /**
     * Does it, version by version, each in a transaction of its own with the reason in its event. What others need meanwhile
     * stays, and is reported with why. Repeating it after it was interrupted goes on where it stopped.
     */
    @CanIgnoreReturnValue
    CleanupReport run(String reason);
}
