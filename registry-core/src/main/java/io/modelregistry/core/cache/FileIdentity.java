package io.modelregistry.core.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tells, without reading a file, that it is the one it was. It cannot tell that a disk lost a bit; only reading can.
 *
 * @param size bytes
 * @param modified modification time in nanoseconds since 1970
 * @param key the file system's key, such as device and inode; {@code null} as text where there is none
 */
record FileIdentity(long size, long modified, String key) {

    /** The identity of a regular file; empty if there is none. Links are not followed. */
    static Optional<FileIdentity> of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? Optional.of(of(attributes)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The identity of a file that must be there. */
    static FileIdentity require(Path file) throws IOException {
        return of(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
    }

    private static FileIdentity of(BasicFileAttributes attributes) {
        return new FileIdentity(
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                String.valueOf(attributes.fileKey()));
    }

    /** One line. Only a whole one is ever equal to another. */
    String line() {
        return size + " " + modified + " " + key + "\n";
    }
}
