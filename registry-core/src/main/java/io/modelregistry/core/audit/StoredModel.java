package io.modelregistry.core.audit;

import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.policy.ModelRemark;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.ModelRecord;
import java.util.Optional;

/**
 * Compares what is stored of a model itself with its history.
 *
 * @param model as it was read, before its history was
 * @param replay what its history tells
 */
record StoredModel(ModelRecord model, Replay replay) {

    /** The first thing that does not fit. */
    Optional<String> verify() {
        EventRecord first = replay.first();
        if (!model.createdBy().equals(first.actor()) || !model.createdAt().equals(first.at())) {
            return Optional.of("who created it, or when, is not what its history tells");
        }
        Annotations told = replay.ofModel(model.changedAt());
        if (!model.description().equals(told.description())) {
            return Optional.of("its description is not what its history tells");
        }
        if (!model.tags().equals(told.tags())) {
            return Optional.of("its tags are not what its history tells");
        }
        if (!ModelRemark.annotations(model).equals(told) || model.lifecycle() != told.lifecycle()) {
            return Optional.of("what was said of it is not what its history tells");
        }
        return numbered() == model.lastNumber()
                ? Optional.empty()
                : Optional.of("its last number is " + model.lastNumber() + ", but its history tells of " + numbered());
    }

    /** How many versions it had when it was read. */
    private long numbered() {
        return replay.versions().values().stream()
                .filter(version -> !version.at().isAfter(model.changedAt()))
                .count();
    }
}
