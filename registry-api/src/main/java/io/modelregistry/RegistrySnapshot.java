package io.modelregistry;

import io.modelregistry.error.NotFoundException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The registry as it was at an instant: exact for each model, and the same whenever it is asked. Versions it returns have the
 * description, tags and stages of that instant.
 */
public interface RegistrySnapshot {

    /** The instant. */
    Instant instant();

    /** The version that the reference named then, if there was one. */
    Optional<ModelVersion> find(String reference);

    /**
     * The version that the reference named then.
     *
     * @throws NotFoundException if there was none
     */
    ModelVersion require(String reference);

    /**
     * Which version the reference named then, without reading it whole.
     *
     * @throws NotFoundException if there was none
     */
    ResolvedVersion resolve(String reference);

    /** What was in each stage of a model that was not empty then, sorted by stage. */
    Map<String, ResolvedVersion> stages(String model);
}
