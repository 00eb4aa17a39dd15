package io.modelregistry.examples.digits;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A training job: each candidate becomes a version of one model, with everything that can be known about it. */
final class Training {

    static final String MODEL = "digits";
    static final long SEED = 20;

    private final RegistryClient registry;
    private final Progress progress;
    private final Digits.Split split = Digits.read().split(SEED);

    Training(RegistryClient registry, Progress progress) {
        this.registry = registry;
        this.progress = progress;
    }

    Digits.Split split() {
        return split;
    }

    /** Trains and registers every candidate. */
    List<ModelVersion> run() throws IOException {
        List<ModelVersion> versions = new ArrayList<>();
        for (Candidate candidate : Candidates.all()) {
            versions.add(register(train(candidate)));
        }
        return versions;
    }

    private Trained train(Candidate candidate) {
        return progress.during(
                "training " + candidate.name(),
                () -> Trained.train(candidate, split),
                trained -> String.format(Locale.ROOT, "accuracy %.4f", trained.accuracy()));
    }

    private ModelVersion register(Trained trained) throws IOException {
        Path output = Files.createTempDirectory("digits");
        try {
            trained.write(output);
            long bytes = size(output);
            progress.begin(String.format(Locale.ROOT, "registering %.1f kB", bytes / 1000.0));
            ModelVersion version =
                    draft(trained, output).onTransfer(progress.transfer(bytes)).register();
            progress.end(version.toString());
            return version;
        } finally {
            delete(output);
        }
    }

    private VersionDraft draft(Trained trained, Path output) {
        Dataset test = split.test().dataset();
        VersionDraft draft = registry.model(MODEL)
                .newVersion()
                .files(output)
                .description(describe(trained))
                .tag("algorithm", trained.candidate().name())
                .parameter("algorithm", trained.candidate().name())
                .metric("accuracy", trained.accuracy(), test)
                .metric("macro-f1", trained.macroF1(), test)
                .metric("lowest-recall", trained.lowestRecall(), test)
                .trainedOn(split.train().dataset())
                .feature(Feature.of("pixels", "int[64]")
                        .from("digits.csv.gz, columns 1 to 64")
                        .transformedBy("division by 16"))
                .signature(Signature.of().input("pixels", "double", "64").output("digit", "label"))
                .trainedHere();
        trained.candidate().parameters().forEach(draft::parameter);
        return draft;
    }

    private String describe(Trained trained) {
        return String.format(
                Locale.ROOT,
                "Tells handwritten digits apart by **%s**. Trained on %d images, measured on %d others: see `evaluation.txt`.",
                trained.candidate().name(),
                split.train().digits().size(),
                split.test().digits().size());
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
