package io.modelregistry.spi;

import io.modelregistry.ModelName;

/**
 * One chain of events: a model's, or the registry's own.
 *
 * @param name the model's name; empty for the registry's own line
 */
public record Line(String name) {

    /** Where models are created and deleted. */
    public static final Line REGISTRY = new Line("");

    /** The line of a model. */
    public static Line of(ModelName model) {
        return new Line(model.value());
    }
}
