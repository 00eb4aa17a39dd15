package io.modelregistry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cleanup did, or would do.
 *
 * @param affected references of the versions that it affects
 * @param kept references of the versions that would have been affected, and why they stay
 */
public record CleanupReport(List<String> affected, Map<String, String> kept) {

    private static final int SHOWN = 20;

    /** Copies both. */
    public CleanupReport {
        affected = List.copyOf(affected);
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(affected.size() + " versions, " + kept.size() + " stay");
        affected.stream().limit(SHOWN).forEach(reference -> text.append("\n  ").append(reference));
        kept.entrySet().stream()
                .limit(SHOWN)
                .forEach(stay -> text.append("\n  ")
                        .append(stay.getKey())
                        .append(" stays: ")
                        .append(stay.getValue()));
        return text.toString();
    }
}
