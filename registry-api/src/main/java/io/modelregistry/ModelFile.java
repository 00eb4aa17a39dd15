package io.modelregistry;

/**
 * One file of a version.
 *
 * @param name its relative name, with {@code /} on every system
 * @param size bytes
 * @param digest SHA-256 of its bytes
 */
public record ModelFile(String name, long size, Digest digest) {
    @Override
    public String toString() {
        return name + "  " + size + " bytes  " + digest.abbreviated();
    }
}
