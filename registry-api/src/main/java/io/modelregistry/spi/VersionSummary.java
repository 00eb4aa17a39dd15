package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version in short.
 *
 * @param model whose version
 * @param number its number
 * @param semanticVersion its semantic version
 * @param digest its digest
 * @param createdAt when it was registered
 * @param lifecycle how far it is in its life
 */
public record VersionSummary(
        ModelName model,
        int number,
        Optional<SemanticVersion> semanticVersion,
        Digest digest,
        Instant createdAt,
        Lifecycle lifecycle) {

    /** What users know it by. */
    public VersionKey key() {
        return new VersionKey(model, number);
    }

    /** The same, as it is told to users. */
    public ResolvedVersion resolved() {
        return new ResolvedVersion(model, number, semanticVersion, digest, Optional.empty(), OptionalLong.empty());
    }
}
