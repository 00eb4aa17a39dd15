package io.modelregistry.core.trace;

import io.modelregistry.Event;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What tracing reads from a registry. */
public interface TraceSource {

    /** The version that a reference by number names, also if it was deleted since; empty for any other reference. */
    Optional<ModelVersion> recorded(Reference reference);

    /** A version's facts as canonical JSON, in the published format. */
    String facts(ModelVersion version);

    /** Every move of a stage. */
    List<StageChange> moves(ModelName model, StageName stage);

    /** What happened to a model between two instants, both included, the oldest first. */
    List<Event> events(ModelName model, Instant from, Instant to);

    /** The store's clock. */
    Instant now();
}
