package io.modelregistry.examples.digits;

import io.modelregistry.VersionFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * A version, loaded.
 *
 * @param model as it was trained
 */
record Classifier(Model<Label> model) {

    /** Loads it from the files of its version, which the registry has verified. */
    static Classifier load(VersionFiles files) throws IOException {
        try (InputStream file = files.open(Trained.MODEL)) {
            return new Classifier(Model.deserializeFromStream(file).castModel(Label.class));
        }
    }

    Guess guess(Digit digit) {
        Label label = model.predict(Vectors.of(digit)).getOutput();
        return new Guess(Integer.parseInt(label.getLabel()), label.getScore());
    }

    /** The part of digits that it tells right. */
    double accuracy(List<Digit> digits) {
        long right = digits.stream()
                .filter(digit -> guess(digit).label() == digit.label())
                .count();
        return (double) right / digits.size();
    }

    /**
     * What the model takes a digit for.
     *
     * @param label the digit
     * @param score how sure it is, between 0 and 1
     */
    record Guess(int label, double score) {}
}
