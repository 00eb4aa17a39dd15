package io.modelregistry.serving;

/**
 * How far a client's recording is.
 *
 * @param queued predictions in memory
 * @param spooled predictions on this machine's disk, waiting for the store
 * @param recorded predictions that the store has acknowledged
 * @param dropped predictions that found no room in memory or on disk; their numbers are reported as gaps
 */
public record RecordingStatus(long queued, long spooled, long recorded, long dropped) {
    @Override
    public String toString() {
        return recorded + " recorded, " + queued + " queued, " + spooled + " spooled, " + dropped + " dropped";
    }
}
