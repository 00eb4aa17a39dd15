package io.modelregistry.lineage;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A version in a lineage graph, as it was when it was read. Immutable. */
public interface LineageNode {

    /** Its reference by number: {@code churn:7}; for one that is not here, the text that its child names. */
    String reference();

    /** Whether this registry has it. Of one that it does not have, nothing but the reference is known. */
    boolean isHere();

    /** Whether it was deleted, so that no reference but this graph finds it. */
    boolean isDeleted();

    /** How many generations it is away from where the graph begins, by the shortest way. */
    int generation();

    /** Its semantic version, if it has one. */
    Optional<SemanticVersion> semanticVersion();

    /** Its digest; empty if it is not here. */
    Optional<Digest> digest();

    /** The stages it is in, sorted. */
    List<String> stages();

    /** Who registered it; empty if it is not here. */
    Optional<String> createdBy();

    /** When; empty if it is not here. */
    Optional<Instant> createdAt();
}
