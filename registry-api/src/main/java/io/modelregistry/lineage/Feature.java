package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.internal.Texts;
import java.util.Optional;

/**
 * One input of a model.
 *
 * @param name its name in training and serving
 * @param type its type, in the words of the data: {@code double}, {@code category}
 * @param source where its raw value comes from
 * @param transformation what is done to the raw value
 */
public record Feature(String name, String type, Optional<String> source, Optional<String> transformation) {

    /** Checks the texts. */
    public Feature {
        Texts.label("feature name", name, Limits.NAME_LENGTH);
        Texts.label("feature type", type, Limits.NAME_LENGTH);
        source.ifPresent(text -> Texts.label("feature source", text, Limits.LINE_LENGTH));
        transformation.ifPresent(text -> Texts.label("feature transformation", text, Limits.LINE_LENGTH));
    }

    /** A feature by name and type. */
    public static Feature of(String name, String type) {
        return new Feature(name, type, Optional.empty(), Optional.empty());
    }

    /** The same feature with where its raw value comes from: {@code warehouse.wine.alcohol}. */
    public Feature from(String where) {
        return new Feature(name, type, Optional.of(where), transformation);
    }

    /** The same feature with what is done to the raw value: {@code standardise}. */
    public Feature transformedBy(String what) {
        return new Feature(name, type, source, Optional.of(what));
    }

    @Override
    public String toString() {
        return name + " " + type + source.map(where -> " from " + where).orElse("")
                + transformation.map(what -> " by " + what).orElse("");
    }
}
