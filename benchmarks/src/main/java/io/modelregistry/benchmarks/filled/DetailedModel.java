package io.modelregistry.benchmarks.filled;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.VersionHandle;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.serving.ServedModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A model of which everything is known that can be, registered as any other: what a page of one model shows at worst. */
public final class DetailedModel {

    public static final String NAME = "vision/detailed";

    /** The id of a prediction that was recorded. */
    public static final String PREDICTION = "prediction-1";

    private static final int VERSIONS = 10;
    private static final int DEPENDENCIES = 60;
    private static final int PARAMETERS = 30;
    private static final int FEATURES = 20;
    private static final int COMMENTS = 5;
    private static final int PREDICTIONS = 50;

    private DetailedModel() {}

    /** Registers it, moves its stages, serves it and records predictions. */
    public static void register(RegistryClient registry) {
        List<ModelVersion> versions = new ArrayList<>();
        for (int number = 1; number <= VERSIONS; number++) {
            VersionDraft draft = draft(registry, number);
            versions.add((versions.isEmpty() ? draft : draft.derivedFrom(versions.get(number - 2))).register());
        }
        for (ModelVersion version : versions) {
            registry.model(NAME).stage("staging").assign(version, "to be tried");
            registry.model(NAME).stage("production").assign(version, "better than the one before");
            VersionHandle handle = registry.version(version.reference().toString());
            for (int i = 0; i < COMMENTS; i++) {
                handle.comment("Better on **red**, worse on *white*: see `report.html`.");
            }
        }
        predict(registry);
    }

    private static VersionDraft draft(RegistryClient registry, int number) {
        Dataset test = Dataset.of("images-test");
        VersionDraft draft = registry.model(NAME)
                .newVersion()
                .semanticVersion("1." + number + ".0")
                .file("model.bin", ("model " + number).getBytes(StandardCharsets.UTF_8))
                .file("labels.txt", "cat\ndog\n".getBytes(StandardCharsets.UTF_8))
                .description(
                        "# Version " + number + "\n\nTells **cats** from dogs.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")
                .tag("team", "vision")
                .metric("accuracy", 0.8 + number / 100.0, test)
                .metric("f1", 0.7 + number / 100.0, test)
                .metric("latency", 20 - number, test)
                .trainedOn(Dataset.of("images-train"))
                .trainedBy(SourceCode.git("https://example.org/vision.git", "4f2a9c1" + number))
                .signature(Signature.of()
                        .input("image", "float", "224", "224", "3")
                        .output("animal", "label"));
        for (int i = 0; i < PARAMETERS; i++) {
            draft.parameter("parameter-" + i, "value " + i * number);
        }
        for (int i = 0; i < DEPENDENCIES; i++) {
            draft.dependency("pkg:maven/org.example/part-" + i + "@1." + number + "." + i);
        }
        for (int i = 0; i < FEATURES; i++) {
            draft.feature(Feature.of("feature-" + i, "double"));
        }
        return draft;
    }

    private static void predict(RegistryClient registry) {
        try (ServedModel<Integer> served =
                registry.serve(NAME + "@production").recordPredictions().load(files -> 1)) {
            for (int i = 1; i <= PREDICTIONS; i++) {
                var unused = served.prediction()
                        .id("prediction-" + i)
                        .input("1,2,3")
                        .keepOutput()
                        .call(one -> one + 1);
            }
            registry.predictions().flush();
        }
    }
}
