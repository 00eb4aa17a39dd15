package io.modelregistry.benchmarks.search;

import io.modelregistry.benchmarks.filled.FilledRegistry;
import java.util.Locale;

/**
 * Two conditions that know nothing of each other.
 *
 * @param name how rare they are
 * @param tag the name of a tag
 * @param text its value
 * @param metric the name of a metric
 * @param above it must be larger than this
 */
record Condition(String name, String tag, String text, String metric, double above) {

    static Condition of(String name, String tag, double accuracyAbove) {
        return new Condition(
                name, tag, tag.equals(FilledRegistry.HALF) ? "a" : "yes", FilledRegistry.ACCURACY, accuracyAbove);
    }

    /** The same in the language of the registry. */
    String filter() {
        return String.format(Locale.ROOT, "tag.%s = '%s' and metric.%s > %s", tag, text, metric, above);
    }
}
