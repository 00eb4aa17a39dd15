package io.modelregistry.spi;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which predictions are meant; what is empty is not asked for.
 *
 * @param id their id
 * @param model whose versions
 * @param number which version of that model
 * @param stage the stage they were served from
 * @param since at or after
 * @param until before
 * @param attributes values by name, all of which they must have
 */
public record PredictionFilter(
        Optional<String> id,
        Optional<ModelName> model,
        OptionalInt number,
        Optional<StageName> stage,
        Optional<Instant> since,
        Optional<Instant> until,
        Map<String, String> attributes) {

    /** Every prediction. */
    public static final PredictionFilter ALL = new PredictionFilter(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    /** Copies the attributes. */
    public PredictionFilter {
        attributes = Map.copyOf(attributes);
    }
}
