package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.SemanticVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version before its store gives it a number.
 *
 * @param semanticVersion reserved by {@link OperationLog#prepare}
 * @param digest of the manifest
 * @param size bytes of all files together
 * @param files the manifest, sorted by name
 * @param facts canonical JSON, kept byte for byte
 * @param description may be empty
 * @param tags by key
 * @param attributes what can be searched, tags included
 * @param metrics what can be searched and ordered by
 */
public record NewVersion(
        Optional<SemanticVersion> semanticVersion,
        Digest digest,
        long size,
        List<ModelFile> files,
        String facts,
        String description,
        Map<String, String> tags,
        List<Attribute> attributes,
        List<MetricValue> metrics) {

    /** Copies the lists. */
    public NewVersion {
        files = List.copyOf(files);
        tags = Map.copyOf(tags);
        attributes = List.copyOf(attributes);
        metrics = List.copyOf(metrics);
    }
}
