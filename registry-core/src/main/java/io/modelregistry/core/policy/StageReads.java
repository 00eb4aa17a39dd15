package io.modelregistry.core.policy;

import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.VersionRecord;
import java.time.Instant;
import java.util.List;

/** What the move of a stage is decided on beside its model: read after the model, and only as far as the decision needs it. */
public interface StageReads {

    /** What holds for all models. */
    RegistrySettings settings();

    /** Every move of a stage of the model, by rising id. */
    List<StageChange> moves(StageName stage);

    /** A version of the model. */
    VersionRecord version(int number);

    /** The store's time. */
    Instant now();
}
