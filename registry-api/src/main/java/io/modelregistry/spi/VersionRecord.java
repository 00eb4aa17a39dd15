package io.modelregistry.spi;

import io.modelregistry.StageName;
import java.util.List;
import java.util.Map;

/**
 * A version as stored, without its files.
 *
 * @param id the store's key
 * @param summary what it is
 * @param size bytes of all files together
 * @param facts canonical JSON as it was given
 * @param description may be empty
 * @param tags by key
 * @param annotations what else is said about it, as canonical JSON as it was given
 * @param stages the stages it is in
 * @param createdBy who registered it
 */
public record VersionRecord(
        long id,
        VersionSummary summary,
        long size,
        String facts,
        String description,
        Map<String, String> tags,
        String annotations,
        List<StageName> stages,
        String createdBy) {

    /** Copies tags and stages. */
    public VersionRecord {
        tags = Map.copyOf(tags);
        stages = List.copyOf(stages);
    }
}
