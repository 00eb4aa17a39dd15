package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a registration needs before it puts bytes.
 *
 * @param operation its key and fingerprint
 * @param model which model gets the version
 * @param semanticVersion what to reserve
 * @param blobs sizes in bytes by digest; sorted, so that two operations lock in one order
 * @param lease how long the operation may stay without renewal
 */
public record Preparation(
        OperationId operation,
        ModelName model,
        Optional<SemanticVersion> semanticVersion,
        SortedMap<Digest, Long> blobs,
        Duration lease) {

    /** Copies the blobs. */
    public Preparation {
        blobs = Collections.unmodifiableSortedMap(new TreeMap<>(blobs));
    }

    /** As the canonical constructor, with blobs in any order. */
    public static Preparation of(
            OperationId operation,
            ModelName model,
            Optional<SemanticVersion> semanticVersion,
            Map<Digest, Long> blobs,
            Duration lease) {
        return new Preparation(operation, model, semanticVersion, new TreeMap<>(blobs), lease);
    }
}
