package io.modelregistry.examples.digits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.AdaGrad;

/** What competes for production. */
final class Candidates {

    private static final long SEED = 1;
    private static final float SMALLEST_LEAF = 2;
    /** Boosting gives all digits together the weight 1, so its leaves weigh less: about four average digits. */
    private static final float SMALLEST_BOOSTED_LEAF = 0.003f;

    private Candidates() {}

    static List<Candidate> all() {
        return List.of(logisticRegression(0.1, 50), randomForest(50, 16, 0.2), boostedTrees(50, 8));
    }

    private static Candidate logisticRegression(double learningRate, int epochs) {
        return new Candidate(
                "logistic regression",
                parameters("optimiser", "AdaGrad", "learning-rate", learningRate, "epochs", epochs, "seed", SEED),
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(learningRate), epochs, SEED));
    }

    private static Candidate randomForest(int trees, int depth, double features) {
        var tree = new CARTClassificationTrainer(depth, SMALLEST_LEAF, 0, (float) features, new GiniIndex(), SEED);
        return new Candidate(
                "random forest",
                parameters("trees", trees, "max-depth", depth, "features-per-split", features, "seed", SEED),
                new RandomForestTrainer<>(tree, new VotingCombiner(), trees, SEED));
    }

    /**
     * Boosts by AdaBoost. Tribuo's gradient boosting is XGBoost, whose native library needs libgomp on Linux and does not
     * exist for ARM, so it would not run everywhere with nothing installed.
     */
    private static Candidate boostedTrees(int trees, int depth) {
        var tree = new CARTClassificationTrainer(depth, SMALLEST_BOOSTED_LEAF, 0, 1, new GiniIndex(), SEED);
        return new Candidate(
                "boosted trees",
                parameters("boosting", "AdaBoost", "trees", trees, "max-depth", depth, "seed", SEED),
                new AdaBoostTrainer(tree, trees, SEED));
    }

    private static Map<String, String> parameters(Object... namesAndValues) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return parameters;
    }
}
