package io.modelregistry.core.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When things were last used, to the minute: the modification times of records. Shared by processes, and outlives them. */
final class Recency {

    private static final Logger LOG = LoggerFactory.getLogger(Recency.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Recency() {}

    /** Notes that what a record is about was used now. Where that cannot be noted, something else is evicted first. */
    static void touch(Path record) {
        try {
            if (!Files.exists(record)) {
                Files.createDirectories(record.getParent());
                Files.write(record, new byte[0]);
            } else if (isOld(record)) {
                Files.setLastModifiedTime(record, FileTime.from(Instant.now()));
            }
        } catch (IOException e) {
            LOG.debug("The use of {} was not noted", record, e);
        }
    }

    /** A time in the future is that of a clock that jumped back since. */
    private static boolean isOld(Path record) throws IOException {
        Duration age = Duration.between(Files.getLastModifiedTime(record).toInstant(), Instant.now());
        return age.isNegative() || age.compareTo(MINUTE) >= 0;
    }

    /** When it was last used; long ago if that was never noted. */
    static Instant of(Path record) throws IOException {
        try {
            return Files.getLastModifiedTime(record).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.EPOCH;
        }
    }
}
