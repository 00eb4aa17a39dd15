package io.modelregistry.core.event;

import java.util.List;
import java.util.Optional;

/**
 * What was decided since a version was last asked for.
 *
 * @param approvedBy who approved it, in order
 * @param rejection who rejected it and why, if somebody did: {@code ben rejected it: too slow}
 */
public record Approval(List<String> approvedBy, Optional<String> rejection) {

    /** Copies the list. */
    public Approval {
        approvedBy = List.copyOf(approvedBy);
    }
}
