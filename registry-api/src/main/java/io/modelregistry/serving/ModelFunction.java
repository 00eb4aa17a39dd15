package io.modelregistry.serving;

/** What is asked of a model; may throw an exception of its own. */
@FunctionalInterface
public interface ModelFunction<T, R, X extends Exception> {

    /** Asks the model. */
    R apply(T model) throws X;
}
