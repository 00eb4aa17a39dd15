package io.modelregistry.core;

import io.modelregistry.Cleanup;
import io.modelregistry.CleanupReport;
import io.modelregistry.ModelName;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets go of the files of versions that were deleted long enough ago. Their facts and history stay.
 *
 * @param client in whose name
 * @param deletedFor how long ago
 */
record Purge(CoreRegistryClient client, Duration deletedFor) implements Cleanup {

    private static final int BATCH = 500;
    private static final EventFilter DELETIONS =
            new EventFilter(Optional.empty(), Optional.empty(), Optional.of(EventKinds.DELETED), Optional.empty());

    Purge {
        if (deletedFor.isNegative()) {
            throw InvalidInputException.of("time since deletion", deletedFor.toString(), "0 or longer");
        }
    }

    @Override
    public CleanupReport preview() {
        return each(version -> {});
    }

    @Override
    public CleanupReport run(String reason) {
        Remark remark = Remark.purge(reason);
        return each(version -> new Remarks(client).about(version.model(), version.number(), remark));
    }

    private CleanupReport each(Consumer<VersionSummary> work) {
        List<String> affected = new ArrayList<>();
        Map<String, String> kept = new HashMap<>();
        for (VersionSummary version : deleted()) {
            String reference = version.resolved().reference();
            try {
                work.accept(version);
                affected.add(reference);
            } catch (ConflictException e) {
                kept.put(reference, e.getMessage());
            }
        }
        return new CleanupReport(affected, kept);
    }

    /** Those whose newest deletion is that old, and that nobody restored. */
    private List<VersionSummary> deleted() {
        MetadataStore store = client.reader().store();
        Instant now = client.reader().now();
        List<VersionSummary> found = new ArrayList<>();
        Set<VersionKey> seen = new HashSet<>();
        List<EventRecord> page = store.newestEvents(DELETIONS, Optional.empty(), BATCH);
        while (!page.isEmpty()) {
            List<VersionKey> keys = page.stream()
                    .filter(event -> event.number().isPresent() && seen.add(key(event)))
                    .filter(event -> Duration.between(event.at(), now).compareTo(deletedFor) >= 0)
                    .map(Purge::key)
                    .toList();
            client.reader().numbered(keys).stream()
                    .map(VersionRecord::summary)
                    .filter(version -> version.lifecycle() == Lifecycle.DELETED)
                    .forEach(found::add);
            page = store.newestEvents(
                    DELETIONS, Optional.of(page.get(page.size() - 1).place()), BATCH);
        }
        return found;
    }

    private static VersionKey key(EventRecord event) {
        return new VersionKey(new ModelName(event.line().name()), event.number().getAsInt());
    }

    @Override
    public String toString() {
        return "purge of what was deleted longer than " + deletedFor + " ago";
    }
}
