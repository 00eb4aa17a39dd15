package io.modelregistry.core.serve;

import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.compatibility.Needs;
import io.modelregistry.spi.StoredFile;
import java.time.Instant;
import java.util.List;

/**
 * What must be known of a version to load it.
 *
 * @param version which one
 * @param stored where its files are
 * @param needs what it needs of a process
 * @param checkedAt when the registry said so
 */
record Servable(ResolvedVersion version, List<StoredFile> stored, Needs needs, Instant checkedAt) {

    boolean isSameVersion(ResolvedVersion other) {
        return version.number() == other.number() && version.digest().equals(other.digest());
    }

    Servable checkedAt(Instant instant) {
        return new Servable(version, stored, needs, instant);
    }
}
