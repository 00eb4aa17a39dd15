package io.modelregistry.core.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a cache depends on beyond its directory.
 *
 * @param linker makes hard links
 * @param patience how long to wait for another process that fetches a file without any progress, perhaps because it is stopped
 */
record CacheSettings(Linker linker, Duration patience) {

    static final CacheSettings USUAL = new CacheSettings(Files::createLink, Duration.ofMinutes(1));

    /** Makes a hard link, or fails where there can be none. */
    @FunctionalInterface
    interface Linker {
        void link(Path link, Path existing) throws IOException;
    }
}
