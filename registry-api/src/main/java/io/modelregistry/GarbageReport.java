package io.modelregistry;

/**
 * What a collection of garbage did.
 *
 * @param abandoned registrations given up because their lease ran out
 * @param deleted stored files deleted
 * @param bytes their size together
 * @param forgotten operation keys older than 30 days that were forgotten
 */
public record GarbageReport(int abandoned, long deleted, long bytes, int forgotten) {
    @Override
    public String toString() {
        return abandoned + " registrations abandoned, " + deleted + " files deleted, " + bytes + " bytes freed, "
                + forgotten + " operation keys forgotten";
    }
}
