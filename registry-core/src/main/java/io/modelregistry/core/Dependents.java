package io.modelregistry.core;

import io.modelregistry.ModelName;
import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.VersionKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who needs a version.
 *
 * @param metadata where
 * @param goingToo references of versions that do not count
 */
record Dependents(Metadata metadata, Set<String> goingToo) {

    private static final int SHOWN = 3;

    /** Why it is needed, as clauses; empty if it is not. */
    List<String> of(ModelName model, int number) {
        return Stream.concat(descendants(new VersionKey(model, number)), consumers(model, number))
                .toList();
    }

    private Stream<String> descendants(VersionKey version) {
        return metadata.store().derivedFrom(List.of(version), 0, SHOWN + goingToo.size()).stream()
                .map(descendant -> descendant.summary().resolved().reference())
                .filter(descendant -> !goingToo.contains(descendant))
                .map(descendant -> descendant + " was derived from it");
    }

    private Stream<String> consumers(ModelName model, int number) {
        return ConsumerList.read(metadata.consumers(), Optional.of(model)).stream()
                .filter(consumer -> consumer.number() == number)
                .limit(SHOWN)
                .map(Dependents::serving);
    }

    private static String serving(Consumer consumer) {
        return consumer.application() + " on " + consumer.host() + " serves it";
    }
}
