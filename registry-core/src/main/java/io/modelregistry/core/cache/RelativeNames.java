package io.modelregistry.core.cache;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Turns the names of a version's files into paths. */
final class RelativeNames {

    private RelativeNames() {}

    /**
     * The path of a file below a directory. Names were checked when they were registered; this is for a registry that
     * somebody altered.
     */
    static Path resolve(Path root, String name) {
        Path path = resolvable(root, name).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw InvalidInputException.of("file name", name, "a relative path below its directory");
        }
        return path;
    }

    private static Path resolvable(Path root, String name) {
        try {
            return root.resolve(name);
        } catch (InvalidPathException e) {
            String encoding = System.getProperty("sun.jnu.encoding");
            String failure =
                    "this Java cannot write the file name " + name + " in " + encoding + "; start it in a UTF-8 locale";
            throw StoreException.refused(root.toString(), failure, e);
        }
    }
}
