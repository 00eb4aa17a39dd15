package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.lineage.Signature;
import java.nio.file.Path;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that XGBoost itself has trained and written. */
class XgboostFilesIT {

    private static final String XGBOOST = "3.4.0";
    private static final int ROWS = 200;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"json", "ubj"})
    void say_what_they_learned_and_from_what(String encoding) throws Exception {
        Path file = directory.resolve("model." + encoding);
        trained().saveModel(file.toString());

        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.MEMORY, ArtifactKind.FILE);
                RegistryClient registry = place.open()) {
            ModelVersion version = registry.model("churn")
                    .newVersion()
                    .file("model." + encoding, file)
                    .register();

            assertThat(version.signature())
                    .contains(Signature.of().input("age", "int").input("income", "float"));
            assertThat(version.properties())
                    .containsEntry("model.format", "xgboost")
                    .containsEntry("model.framework", "xgboost")
                    .containsEntry("model.framework-version", XGBOOST)
                    .containsEntry("xgboost.objective", "binary:logistic")
                    .containsEntry("xgboost.booster", "gbtree")
                    .containsEntry("xgboost.features", 2L)
                    .containsEntry("xgboost.attribute.best_iteration", "4")
                    .doesNotContainKey("model.problem");
        }
    }

    /** Skipped, and says so, where the native library cannot be loaded: it needs libgomp, and is not there for every platform. */
    private static Booster trained() throws XGBoostError {
        try {
            DMatrix data = new DMatrix(values(), ROWS, 2, Float.NaN);
            data.setLabel(labels());
            Map<String, Object> parameters = Map.of("objective", "binary:logistic", "max_depth", 4);
            Booster booster = XGBoost.train(data, parameters, 20, Map.of(), null, null);
            booster.setFeatureNames(new String[] {"age", "income"});
            booster.setFeatureTypes(new String[] {"int", "float"});
            booster.setAttr("best_iteration", "4");
            return booster;
        } catch (LinkageError e) {
            return Assumptions.abort("XGBoost cannot be loaded here: " + e);
        }
    }

    private static float[] values() {
        float[] values = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[2 * row] = row % 90;
            values[2 * row + 1] = row * 31 % 97;
        }
        return values;
    }

    private static float[] labels() {
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row * 31 % 97 > 40 ? 1 : 0;
        }
        return labels;
    }
}
