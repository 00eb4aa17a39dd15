package io.modelregistry.examples.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;

/**
 * A candidate that has learned, and what it is worth on digits that it has not seen.
 *
 * @param candidate who
 * @param model what it learned
 * @param evaluation what it is worth
 */
record Trained(Candidate candidate, Model<Label> model, LabelEvaluation evaluation) {

    static final String MODEL = "model.pb";

    private static final List<Label> LABELS = IntStream.rangeClosed(0, 9)
            .mapToObj(digit -> new Label(String.valueOf(digit)))
            .toList();

    static Trained train(Candidate candidate, Digits.Split split) {
        Model<Label> model = candidate.trainer().train(Vectors.of(split.train()));
        return new Trained(candidate, model, new LabelEvaluator().evaluate(model, Vectors.of(split.test())));
    }

    double accuracy() {
        return evaluation.accuracy();
    }

    double macroF1() {
        return evaluation.macroAveragedF1();
    }

    /** The part found of the digit that is found least. */
    double lowestRecall() {
        return LABELS.stream().mapToDouble(evaluation::recall).min().orElseThrow();
    }

    /** Writes what a version is made of: the model in Tribuo's protobuf form, its labels, and the evaluation as text. */
    void write(Path directory) throws IOException {
        model.serializeToFile(directory.resolve(MODEL));
        Files.write(
                directory.resolve("labels.txt"),
                LABELS.stream().map(Label::getLabel).toList());
        Files.writeString(
                directory.resolve("evaluation.txt"),
                evaluation + "\n\nConfusion matrix\n" + evaluation.getConfusionMatrix() + "\n");
    }
}
