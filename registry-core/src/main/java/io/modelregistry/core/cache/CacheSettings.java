package io.modelregistry.core.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a cache depends on beyond its directory.
 *
 * @param linker makes hard links
 * @param limit bytes it may hold when nothing of it is in use
 * @param patience how long to wait for another process that fetches a file without any progress, perhaps because it is stopped
 */
record CacheSettings(Linker linker, long limit, Duration patience) {

    /** Without a limit. */
    static final CacheSettings USUAL = new CacheSettings(Files::createLink, Long.MAX_VALUE, Duration.ofMinutes(1));

    boolean isLimited() {
        return limit < Long.MAX_VALUE;
    }

    CacheSettings limit(long bytes) {
        return new CacheSettings(linker, bytes, patience);
    }

    CacheSettings patience(Duration duration) {
        return new CacheSettings(linker, limit, duration);
    }

    /** Makes a hard link, or fails where there can be none. */
    @FunctionalInterface
    interface Linker {
        void link(Path link, Path existing) throws IOException;
    }
}
