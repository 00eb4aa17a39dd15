package io.modelregistry;

/**
 * What a collection of garbage did.
 *
 * @param abandoned registrations given up because their lease ran out
 * @param deleted stored files deleted
 * @param bytes their size together
 */
public record GarbageReport(int abandoned, long deleted, long bytes) {
    @Override
    public String toString() {
        return abandoned + " registrations abandoned, " + deleted + " files deleted, " + bytes + " bytes freed";
    }
}
