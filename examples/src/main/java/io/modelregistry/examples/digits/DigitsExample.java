package io.modelregistry.examples.digits;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.examples.digits.Classifier.Guess;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.ServedModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Trains classifiers of handwritten digits, registers and compares them, moves the best into production, serves it from there,
 * and follows one prediction back to everything that made it. Run again, it adds versions.
 */
public final class DigitsExample {

    private static final int SHOWN = 4;
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private final Path directory;
    private final PrintStream out;
    private final Report report;

    /** Into the registry in a directory, telling what happens. */
    public DigitsExample(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
        this.report = new Report(out);
    }

    /** Runs the example. */
    public void run() throws IOException {
        TRIBUO.setLevel(Level.WARNING);
        Digits.Split split = train();
        serve(split.test().digits());
    }

    private Digits.Split train() throws IOException {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            report.title("Training, into " + directory.toAbsolutePath().normalize());
            Training training = new Training(registry, new Progress(out));
            List<ModelVersion> versions = training.run();
            report.title("Side by side, what differs");
            report.differences(registry.compare(
                    versions.get(0), versions.subList(1, versions.size()).toArray(ModelVersion[]::new)));
            report.title("Into production");
            promote(registry.model(Training.MODEL), versions);
            return training.split();
        }
    }

    private void promote(ModelHandle model, List<ModelVersion> versions) {
        Optional<StageChange> move = new Promotion(model).promote(versions);
        report.line(move.map(StageChange::toString).orElse("nothing: what is there is better"));
    }

    private void serve(List<Digit> unseen) throws IOException {
        try (RegistryClient registry = RegistryClient.open(directory);
                ServedModel<Classifier> served = registry.serve(Training.MODEL + "@" + Promotion.STAGE)
                        .recordPredictions()
                        .load(Classifier::load)) {
            report.title("Serving, from a registry opened anew");
            report.line(served);
            List<Prediction<Guess>> predictions = some(unseen).stream()
                    .map(digit -> served.predict(classifier -> classifier.guess(digit)))
                    .toList();
            report.predictions(some(unseen), predictions);
            double accuracy =
                    served.predict(classifier -> classifier.accuracy(unseen)).value();
            report.line(String.format(Locale.ROOT, "accuracy %.4f on %d digits", accuracy, unseen.size()));
            registry.predictions().flush();
            explain(registry, predictions.get(0));
        }
    }

    private static List<Digit> some(List<Digit> digits) {
        return IntStream.range(0, SHOWN)
                .mapToObj(i -> digits.get(i * digits.size() / SHOWN))
                .toList();
    }

    private void explain(RegistryClient registry, Prediction<Guess> prediction) {
        report.title("What happened");
        registry.model(Training.MODEL).history().list().forEach(report::line);
        report.line(registry.maintenance().verifyAudit());
        report.title("From one prediction back to everything that made it");
        report.line(registry.trace(prediction.id()));
    }
}
