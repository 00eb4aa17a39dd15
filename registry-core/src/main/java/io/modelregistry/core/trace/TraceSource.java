package io.modelregistry.core.trace;

import io.modelregistry.Event;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.VersionKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What tracing reads from a registry. */
public interface TraceSource {

    /** The versions with these numbers in the order of the keys, also deleted ones; keys without a version are passed over. */
    List<ModelVersion> recorded(Collection<VersionKey> keys);

    /** A version's facts as canonical JSON, in the published format. */
    String facts(ModelVersion version);

    /** Every move of a stage. */
    List<StageChange> moves(ModelName model, StageName stage);

    /** What happened to a model between two instants, both included, the oldest first. */
    List<Event> events(ModelName model, Instant from, Instant to);

    /** The store's clock. */
    Instant now();
}
