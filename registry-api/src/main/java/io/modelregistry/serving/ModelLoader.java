package io.modelregistry.serving;

import io.modelregistry.VersionFiles;

/**
 * Makes a model of the files of a version. Called on a thread of the registry, which is interrupted when the time limit is
 * over. What it returns is closed, if it is {@link AutoCloseable}, once a newer version runs and its last call has ended.
 */
@FunctionalInterface
public interface ModelLoader<T> {

    /** Loads the model. Throwing leaves the running version in place. */
    T load(VersionFiles files) throws Exception;
}
