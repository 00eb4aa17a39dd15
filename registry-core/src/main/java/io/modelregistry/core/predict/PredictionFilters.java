package io.modelregistry.core.predict;

import io.modelregistry.Limits;
import io.modelregistry.Reference;
import io.modelregistry.StageName;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.spi.PredictionFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Narrows filters by what users ask for. */
final class PredictionFilters {

    private PredictionFilters() {}

    static PredictionFilter of(PredictionFilter filter, String reference) {
        Reference parsed = Reference.parse(reference);
        OptionalInt number = OptionalInt.empty();
        if (parsed.selector() instanceof Reference.Numbered numbered) {
            number = OptionalInt.of(numbered.value());
        } else if (!reference.equals(parsed.model().value())) {
            throw InvalidInputException.of("reference", reference, "a model, churn, or one version by number, churn:7");
        }
        return new PredictionFilter(
                filter.id(),
                Optional.of(parsed.model()),
                number,
                filter.stage(),
                filter.since(),
                filter.until(),
                filter.attributes());
    }

    static PredictionFilter stage(PredictionFilter filter, String stage) {
        return new PredictionFilter(
                filter.id(),
                filter.model(),
                filter.number(),
                Optional.of(new StageName(stage)),
                filter.since(),
                filter.until(),
                filter.attributes());
    }

    static PredictionFilter between(PredictionFilter filter, Optional<Instant> since, Optional<Instant> until) {
        return new PredictionFilter(
                filter.id(), filter.model(), filter.number(), filter.stage(), since, until, filter.attributes());
    }

    static PredictionFilter attribute(PredictionFilter filter, String name, String value) {
        Texts.label("attribute name", name, Limits.NAME_LENGTH);
        Texts.label("attribute " + name, value, Limits.TAG_LENGTH);
        Map<String, String> attributes = new HashMap<>(filter.attributes());
        String before = attributes.put(name, value);
        if (before != null && !before.equals(value)) {
            throw InvalidInputException.of("attribute " + name, value, "one value, and " + before + " was asked for");
        }
        return with(filter, filter.id(), attributes);
    }

    static PredictionFilter id(PredictionFilter filter, String id) {
        Texts.label("prediction id", id, Limits.PREDICTION_ID_LENGTH);
        return with(filter, Optional.of(id), filter.attributes());
    }

    private static PredictionFilter with(PredictionFilter filter, Optional<String> id, Map<String, String> attributes) {
        return new PredictionFilter(
                id, filter.model(), filter.number(), filter.stage(), filter.since(), filter.until(), attributes);
    }

    /** In words. */
    static String text(PredictionFilter filter) {
        List<String> parts = new ArrayList<>();
        parts.add("predictions");
        filter.model().ifPresent(model -> parts.add("of " + model + number(filter)));
        filter.stage().ifPresent(stage -> parts.add("in " + stage));
        filter.since().ifPresent(since -> parts.add("since " + since));
        filter.until().ifPresent(until -> parts.add("until " + until));
        new TreeMap<>(filter.attributes()).forEach((name, value) -> parts.add("with " + name + " " + value));
        return String.join(" ", parts);
    }

    private static String number(PredictionFilter filter) {
        return filter.number().isPresent() ? ":" + filter.number().getAsInt() : "";
    }
}
