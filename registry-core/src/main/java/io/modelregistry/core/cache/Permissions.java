package io.modelregistry.core.cache;

import java.io.IOException;
import java.nio.file.Path;

/** Who may change a file or directory. Guards against accidents; whoever owns the cache can undo it. */
final class Permissions {

    private Permissions() {}

    /** Takes the permission to write from everybody. */
    static void makeReadOnly(Path path) throws IOException {
        set(path.toFile().setWritable(false, false), path, "read-only");
    }

    /** Gives the permission to write back to the owner. */
    static void makeWritable(Path path) throws IOException {
        set(path.toFile().setWritable(true), path, "writable");
    }

    private static void set(boolean isSet, Path path, String what) throws IOException {
        if (!isSet) {
            throw new IOException(path + " cannot be made " + what);
        }
    }
}
