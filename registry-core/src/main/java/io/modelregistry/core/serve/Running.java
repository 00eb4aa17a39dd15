package io.modelregistry.core.serve;

import io.modelregistry.ResolvedVersion;
import io.modelregistry.serving.ModelStamp;
import java.time.Instant;

/**
 * What calls run on: a model in memory, and what it is at the moment. The same model may come to be in its stage by another
 * move.
 *
 * @param loaded the model
 * @param version its version, with the move that put it into its stage
 * @param stamp the same, for answers
 * @param since when it took over here
 */
record Running<T>(Loaded<T> loaded, ResolvedVersion version, ModelStamp stamp, Instant since) {

    static <T> Running<T> of(Loaded<T> loaded, ResolvedVersion version, Instant since) {
        return new Running<>(loaded, version, ModelStamp.of(version), since);
    }
}
