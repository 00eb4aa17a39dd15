package io.modelregistry.lineage;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a version comes from.
 *
 * @param datasets what it was trained on
 * @param features its inputs
 * @param training the code that trained it
 * @param preprocessing the code that prepared the data
 * @param featureCode the code that computes the features
 * @param parents references of the versions it was derived from: {@code wine-quality:1}
 * @param run the training run it came from, in whatever tracks runs
 */
public record Lineage(
        List<Dataset> datasets,
        List<Feature> features,
        Optional<SourceCode> training,
        List<SourceCode> preprocessing,
        List<SourceCode> featureCode,
        List<String> parents,
        Optional<URI> run) {

    /** Copies the lists. */
    public Lineage {
        datasets = List.copyOf(datasets);
        features = List.copyOf(features);
        preprocessing = List.copyOf(preprocessing);
        featureCode = List.copyOf(featureCode);
        parents = List.copyOf(parents);
    }

    /** One line for each thing that is known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "trained on", datasets);
        append(text, "features", features);
        training.ifPresent(code -> append(text, "trained by", List.of(code)));
        append(text, "preprocessed by", preprocessing);
        append(text, "features by", featureCode);
        append(text, "derived from", parents);
        run.ifPresent(uri -> append(text, "run", List.of(uri)));
        return text.isEmpty() ? "no lineage recorded" : text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, String label, List<?> values) {
        for (Object value : values) {
            text.append(String.format("%-16s %s%n", label, value));
        }
    }
}
