package io.modelregistry.core;

import io.modelregistry.Cleanup;
import io.modelregistry.CleanupReport;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.RetentionPolicy;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.query.VersionQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Deletes what a policy says is no longer of use.
 *
 * @param client in whose name
 * @param policy what goes
 * @param candidates what its filter is true of, the newest first
 */
record Retention(CoreRegistryClient client, RetentionPolicy policy, VersionQuery candidates) implements Cleanup {

    private static final String NEWEST_FIRST = "created desc";

    /** Refuses a filter that is none before anything is read. */
    static Retention of(CoreRegistryClient client, RetentionPolicy policy) {
        VersionQuery all = client.versions().orderBy(NEWEST_FIRST);
        return new Retention(client, policy, policy.filter().map(all::where).orElse(all));
    }

    @Override
    public CleanupReport preview() {
        return each((version, objections) -> {});
    }

    @Override
    public CleanupReport run(String reason) {
        Remark.delete(reason);
        return each((version, objections) -> {
            if (objections.isEmpty()) {
                delete(version, reason);
            }
        });
    }

    /** Children before their parents, so that a line of versions that are all of no use goes in one run. */
    private CleanupReport each(BiConsumer<ModelVersion, List<String>> work) {
        Set<String> affected = new LinkedHashSet<>();
        Map<String, String> kept = new HashMap<>();
        Map<ModelName, Set<Integer>> newest = new HashMap<>();
        Instant now = client.reader().now();
        try (Stream<ModelVersion> found = candidates.stream()) {
            found.filter(version -> isOldEnough(version, now))
                    .filter(version -> !newest.computeIfAbsent(version.model(), this::newest)
                            .contains(version.number()))
                    .forEach(version -> {
                        List<String> objections = objections(version, affected);
                        try {
                            work.accept(version, objections);
                            note(version, objections, affected, kept);
                        } catch (ConflictException | NotFoundException e) {
                            kept.put(version.reference(), e.getMessage());
                        }
                    });
        }
        return new CleanupReport(List.copyOf(affected), kept);
    }

    private boolean isOldEnough(ModelVersion version, Instant now) {
        Duration age = Duration.between(version.createdAt(), now);
        return policy.age().filter(limit -> age.compareTo(limit) <= 0).isEmpty();
    }

    private Set<Integer> newest(ModelName model) {
        Set<Integer> numbers = new HashSet<>();
        client.versionsOf(model).orderBy("number desc").stream()
                .limit(policy.newestKept())
                .map(ModelVersion::number)
                .forEach(numbers::add);
        return numbers;
    }

    private List<String> objections(ModelVersion version, Set<String> goingToo) {
        Stream<String> stages = version.stages().stream().map(stage -> "it is in stage " + stage);
        return Stream.concat(stages, client.dependents(version.model(), version.number(), goingToo).stream())
                .toList();
    }

    private static void note(
            ModelVersion version, List<String> objections, Set<String> affected, Map<String, String> kept) {
        if (objections.isEmpty()) {
            affected.add(version.reference());
        } else {
            kept.put(version.reference(), String.join("; ", objections));
        }
    }

    private void delete(ModelVersion version, String reason) {
        VersionRemark change =
                VersionRemark.of(version.model(), version.number(), Remark.delete(reason), client.actor());
        new Remarks(client).about(change, () -> client.dependents(version.model(), version.number(), Set.of()));
    }

    @Override
    public String toString() {
        return "deletion of " + policy;
    }
}
