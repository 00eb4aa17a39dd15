package io.modelregistry;

import io.modelregistry.error.AlreadyExistsException;

/** A model that is about to be created. Each call refuses at once what is wrong. Not safe for several threads. */
public interface ModelDraft {

    /** What it is for, as Markdown; at most {@link Limits#DESCRIPTION_BYTES}. */
    @CanIgnoreReturnValue
    ModelDraft description(String markdown);

    /** A tag. */
    @CanIgnoreReturnValue
    ModelDraft tag(String key, String value);

    /**
     * Creates it.
     *
     * @throws AlreadyExistsException if a model has this name, or one that differs only in case
     */
    @CanIgnoreReturnValue
    Model create();
}
