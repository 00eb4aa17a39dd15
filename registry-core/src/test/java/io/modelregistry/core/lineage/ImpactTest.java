package io.modelregistry.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.ModelVersion;
import io.modelregistry.VersionDraft;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Impact;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.query.VersionQuery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpactTest {

    private static final String LOG4J = "pkg:maven/org.apache.logging.log4j/log4j-core";
    private static final String COMMIT = "4f2a9c1d3b5e7f9081a2b3c4d5e6f70819a2b3c4";

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private Impact impact;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory);
        impact = registry.client().impact();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private VersionDraft draft(String model) {
        return registry.client().model(model).newVersion().file("model.bin", new byte[] {1});
    }

    private static List<String> references(VersionQuery query) {
        return query.orderBy("created").stream().map(ModelVersion::reference).toList();
    }

    @Test
    void what_was_trained_on_data_is_found_by_name_and_by_bytes() {
        Digest digest = Digest.of(new byte[] {1});
        draft("a").trainedOn(Dataset.of("wine-train").digest(digest)).register();
        draft("b").trainedOn(Dataset.of("renamed").digest(digest)).register();
        draft("c").trainedOn(Dataset.of("wine-train")).register();
        draft("d").metric("auc", 1, Dataset.of("wine-train").digest(digest)).register();

        assertThat(references(impact.trainedOn("wine-train"))).containsExactly("a:1", "c:1");
        assertThat(references(impact.trainedOn(digest))).containsExactly("a:1", "b:1");
        assertThat(references(impact.trainedOn("wine"))).isEmpty();
    }

    @Test
    void what_uses_a_feature_is_found() {
        draft("a").feature(Feature.of("alcohol", "double")).register();
        draft("b").feature(Feature.of("alcohol'", "double")).register();

        assertThat(references(impact.usingFeature("alcohol"))).containsExactly("a:1");
        assertThat(references(impact.usingFeature("alcohol'"))).containsExactly("b:1");
        assertThat(references(impact.usingFeature("' or number > 0 or feature = '")))
                .isEmpty();
    }

    @Test
    void what_was_built_from_a_commit_is_found_by_its_beginning() {
        draft("a")
                .trainedBy(SourceCode.git("https://example.org/a.git", COMMIT))
                .register();
        draft("b")
                .preprocessedBy(SourceCode.git("https://example.org/b.git", "4f2a9c1"))
                .register();
        draft("c")
                .featuresBy(SourceCode.git("https://example.org/a.git", "4f2a9c2aaaa"))
                .register();

        assertThat(references(impact.builtFrom("4f2a9c1"))).containsExactly("a:1", "b:1");
        assertThat(references(impact.builtFrom(COMMIT))).containsExactly("a:1", "b:1");
        assertThat(references(impact.builtFrom("4f2a9c1dffff"))).containsExactly("b:1");
        assertThat(references(impact.builtFrom("%%%%%%%"))).isEmpty();
        assertThat(references(impact.builtFrom("_______"))).isEmpty();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> impact.builtFrom("4f2a9c"))
                .withMessageContaining("at least its first 7 characters");
    }

    @Test
    void everything_with_an_old_library_that_is_in_production_is_found() {
        for (String version : List.of("2.9.1", "2.17.0", "2.17.1", "2.20.0")) {
            draft("a").dependency(LOG4J + "@" + version).register();
        }
        draft("b").dependency(LOG4J + "@2.17.1-rc1").register();
        draft("c").register();
        registry.client()
                .model("a")
                .stage("production")
                .assign(registry.client().require("a:2"), "best");
        registry.client().model("b").stage("staging").assign(registry.client().require("b:1"), "try");

        VersionQuery old = impact.dependingOn("log4j-core", "<2.17.1");
        assertThat(references(old)).containsExactly("a:1", "a:2", "b:1");
        assertThat(references(old.where("stage = 'production'"))).containsExactly("a:2");
        assertThat(references(old.where("stage is not null"))).containsExactly("a:2", "b:1");
        assertThat(references(impact.dependingOn(LOG4J, ">=2.10 <2.17.1"))).containsExactly("a:2", "b:1");
        assertThat(references(impact.dependingOn("log4j-core", "=2.20.0"))).containsExactly("a:4");
        assertThat(references(impact.dependingOn("log4j-core"))).hasSize(5);
        assertThat(references(impact.dependingOn(LOG4J))).hasSize(5);
        assertThat(references(impact.dependingOn("log4j"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2.17.1", "<", "< 2", "<2 or number > 0", "!=2", "<2,>1", "^2"})
    void what_is_no_range_is_refused(String range) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> impact.dependingOn("log4j-core", range));
    }
}
