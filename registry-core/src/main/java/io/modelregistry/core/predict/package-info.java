/**
 * Records what served models answer, and finds it again. A {@code Recorder} numbers each prediction on the thread that made it
 * and queues it; a thread of its own hands batches to the {@link io.modelregistry.spi.PredictionStore} or, while that is away,
 * to a {@code Spool} on disk, which this or the next process replays. {@code CorePredictions} asks the store.
 */
@NullMarked
package io.modelregistry.core.predict;

import org.jspecify.annotations.NullMarked;
