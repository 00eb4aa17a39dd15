package io.modelregistry.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives a file a second name. */
@FunctionalInterface
interface Linking {

    /** As the file system does it. */
    Linking HARD = (existing, name) -> Files.createLink(name, existing);

    /**
     * Adds a name, if nothing has it.
     *
     * @throws UnsupportedOperationException or a FileSystemException if the file system has no such links
     */
    void link(Path existing, Path name) throws IOException;
}
