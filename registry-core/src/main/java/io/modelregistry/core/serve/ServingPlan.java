package io.modelregistry.core.serve;

import io.modelregistry.Reference;
import io.modelregistry.serving.ServingListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a reference is to be served.
 *
 * @param reference what is followed
 * @param interval how often to look
 * @param patience how long to wait for a first version
 * @param loadLimit how long a loader may take
 * @param maxStaleness when to refuse calls
 * @param isRecording whether predictions are recorded
 * @param mustBeCompatible whether to refuse versions that this process does not fit
 * @param listeners who hears of it
 */
record ServingPlan(
        Reference reference,
        Duration interval,
        Duration patience,
        Duration loadLimit,
        Optional<Duration> maxStaleness,
        boolean isRecording,
        boolean mustBeCompatible,
        List<ServingListener> listeners) {

    ServingPlan {
        listeners = List.copyOf(listeners);
    }
}
