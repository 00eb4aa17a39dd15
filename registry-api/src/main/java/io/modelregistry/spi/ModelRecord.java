package io.modelregistry.spi;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A model as stored.
 *
 * @param id the store's key
 * @param name its name
 * @param revision rises with every commit, from 1
 * @param lastNumber the highest number given; 0 for none
 * @param description may be empty
 * @param tags by key
 * @param annotations what else is said about it, as canonical JSON as it was given
 * @param lifecycle how far it is in its life
 * @param stages what is in each stage that is not empty
 * @param createdBy who created it
 * @param createdAt when
 * @param changedAt time of its last event
 * @param level the highest level of its commits: a client that knows less may read the model, and must not write it
 */
public record ModelRecord(
        long id,
        ModelName name,
        long revision,
        int lastNumber,
        String description,
        Map<String, String> tags,
        String annotations,
        Lifecycle lifecycle,
        List<ResolvedVersion> stages,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        int level) {

    /** Copies tags and stages. */
    public ModelRecord {
        tags = Map.copyOf(tags);
        stages = List.copyOf(stages);
    }
}
