package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

class CandidatesTest {

    private static final Digits.Split SPLIT = Digits.read().split(Training.SEED);
    private static final List<Trained> TRAINED = Candidates.all().stream()
            .map(candidate -> Trained.train(candidate, SPLIT))
            .toList();

    @TempDir
    private Path directory;

    @Test
    void every_candidate_learns() {
        Map<String, Double> least = Map.of("logistic regression", 0.93, "random forest", 0.94, "boosted trees", 0.9);
        assertThat(TRAINED).hasSize(3);
        TRAINED.forEach(trained -> {
            assertThat(trained.accuracy())
                    .as(trained.candidate().name())
                    .isBetween(least.get(trained.candidate().name()), 0.999);
        });
    }

    @Test
    void figures_are_counted_on_the_held_out_digits() {
        TRAINED.forEach(trained -> {
            List<Digit> test = SPLIT.test().digits();
            long right = test.stream()
                    .filter(digit -> label(trained.model(), digit) == digit.label())
                    .count();
            assertThat(trained.accuracy()).isEqualTo((double) right / test.size());
        });
    }

    @Test
    void a_written_model_predicts_what_it_did_before() throws Exception {
        for (Trained trained : TRAINED) {
            Path written =
                    Files.createDirectory(directory.resolve(trained.candidate().name()));
            trained.write(written);
            Model<Label> read =
                    Model.deserializeFromFile(written.resolve(Trained.MODEL)).castModel(Label.class);
            assertThat(predictions(read)).isEqualTo(predictions(trained.model()));
        }
    }

    @Test
    void an_evaluation_can_be_read() throws Exception {
        TRAINED.get(0).write(directory);
        assertThat(directory.resolve("evaluation.txt"))
                .content()
                .contains("Accuracy", "Macro Average", "Confusion matrix");
        assertThat(Files.readAllLines(directory.resolve("labels.txt")))
                .hasSize(10)
                .startsWith("0", "1");
    }

    private static List<String> predictions(Model<Label> model) {
        return SPLIT.test().digits().stream()
                .map(digit -> model.predict(Vectors.of(digit)))
                .map(Prediction::toString)
                .toList();
    }

    private static int label(Model<Label> model, Digit digit) {
        return Integer.parseInt(model.predict(Vectors.of(digit)).getOutput().getLabel());
    }
}
