package io.modelregistry.examples.digits;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.ResolvedVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * A serving application: asks which version is in production, loads its bytes, which the registry has verified, and predicts.
 *
 * @param version what runs
 * @param model it, loaded
 */
record Serving(ResolvedVersion version, Model<Label> model) {

    static Serving load(RegistryClient registry, String reference) throws IOException {
        ResolvedVersion resolved = registry.resolve(reference);
        ModelVersion version = registry.require(resolved.reference());
        try (InputStream file = version.files().open(Trained.MODEL)) {
            return new Serving(resolved, Model.deserializeFromStream(file).castModel(Label.class));
        }
    }

    Guess predict(Digit digit) {
        Label label = model.predict(Vectors.of(digit)).getOutput();
        return new Guess(Integer.parseInt(label.getLabel()), label.getScore());
    }

    /** The part of digits that it tells right. */
    double accuracy(List<Digit> digits) {
        long right = digits.stream()
                .filter(digit -> predict(digit).label() == digit.label())
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
