package io.modelregistry.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelregistry.Comparison;
import io.modelregistry.Digest;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.VersionDraft;
import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonsTest {

    private static final Dataset TEST = Dataset.of("wine-test").digest(Digest.of(new byte[] {1}));
    private static final Dataset NEW_TEST = Dataset.of("wine-test").digest(Digest.of(new byte[] {2}));

    @TempDir
    private Path directory;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private VersionDraft draft(String model) {
        return registry.client().model(model).newVersion().file("model.bin", new byte[] {7});
    }

    private Comparison compare(VersionDraft first, VersionDraft second) {
        return registry.client().compare(first.register(), second.register());
    }

    private static List<Optional<Difference>> differences(Row row) {
        return row.cells().stream().map(Cell::difference).toList();
    }

    @Nested
    class Metrics {

        @Test
        void like_is_compared_with_like() {
            Comparison comparison = compare(
                    draft("a").metric("auc", 0.99, Dataset.of("train")).metric("auc", 0.8, TEST),
                    draft("a").metric("auc", 0.7, TEST).metric("auc", 0.85, TEST));

            assertThat(comparison.metrics()).extracting(Row::qualifier).containsExactly("train", "wine-test");
            assertThat(comparison.metrics())
                    .extracting(Row::values)
                    .containsExactly(List.of("0.99", ""), List.of("0.8", "0.85"));
            assertThat(differences(comparison.metrics().get(0)))
                    .containsExactly(Optional.empty(), Optional.of(Difference.REMOVED));
            assertThat(differences(comparison.metrics().get(1)))
                    .containsExactly(Optional.empty(), Optional.of(Difference.CHANGED));
        }

        @Test
        void other_data_is_marked_even_where_the_figures_are_the_same() {
            Comparison comparison = compare(
                    draft("a").metric("auc", 0.8, Dataset.of("old")), draft("a").metric("auc", 0.8, Dataset.of("new")));

            Row row = comparison.metrics().get(0);
            assertThat(comparison.metrics()).hasSize(1);
            assertThat(row.values()).containsExactly("0.8", "0.8");
            assertThat(row.has(Difference.OTHER_DATA)).isTrue();
            assertThat(row.differs()).isTrue();
            assertThat(row.cells().get(1).note()).isEqualTo("on new");
        }

        @Test
        void data_of_the_same_name_and_other_bytes_is_other_data() {
            Comparison comparison =
                    compare(draft("a").metric("auc", 0.8, TEST), draft("a").metric("auc", 0.9, NEW_TEST));

            Row row = comparison.metrics().get(0);
            assertThat(row.qualifier()).isEqualTo("wine-test");
            assertThat(row.has(Difference.OTHER_DATA)).isTrue();
            assertThat(comparison.toString())
                    .contains("0.9 (other data: on wine-test "
                            + NEW_TEST.digest().orElseThrow().abbreviated());
        }

        @Test
        void told_and_untold_data_are_not_the_same() {
            Comparison comparison =
                    compare(draft("a").metric("auc", 0.8), draft("a").metric("auc", 0.9, TEST));

            assertThat(comparison.metrics().get(0).has(Difference.OTHER_DATA)).isTrue();
        }

        @Test
        void nothing_is_left_out_where_no_data_is_common() {
            Comparison comparison = compare(
                    draft("a").metric("auc", 0.99, Dataset.of("train")).metric("auc", 0.8, Dataset.of("old")),
                    draft("a").metric("auc", 0.9, Dataset.of("new")));

            assertThat(comparison.metrics())
                    .extracting(Row::qualifier, Row::values)
                    .containsExactly(tuple("", List.of("0.8", "0.9")), tuple("train", List.of("0.99", "")));
        }

        @Test
        void the_same_nan_does_not_differ() {
            Comparison comparison =
                    compare(draft("a").metric("loss", Double.NaN), draft("a").metric("loss", Double.NaN));

            assertThat(comparison.metrics().get(0).differs()).isFalse();
        }
    }

    @Nested
    class Best {

        private ModelVersion one(double accuracy) {
            return draft("a").metric("accuracy", accuracy, TEST).register();
        }

        @Test
        void the_best_is_the_highest_or_the_lowest_and_the_first_of_several() {
            Comparison comparison = registry.client().compare(one(0.8), one(0.9), one(0.9), one(0.7));

            assertThat(comparison.best("accuracy", Objective.HIGHEST))
                    .hasValueSatisfying(best -> assertThat(best.number()).isEqualTo(2));
            assertThat(comparison.best("accuracy", Objective.LOWEST))
                    .hasValueSatisfying(best -> assertThat(best.number()).isEqualTo(4));
            assertThat(comparison.best("loss", Objective.LOWEST)).isEmpty();
        }

        @Test
        void nan_and_infinities_never_win() {
            Comparison comparison = registry.client()
                    .compare(one(Double.NaN), one(Double.POSITIVE_INFINITY), one(0.1), one(Double.NEGATIVE_INFINITY));

            assertThat(comparison.best("accuracy", Objective.HIGHEST))
                    .hasValueSatisfying(best -> assertThat(best.number()).isEqualTo(3));
            assertThat(comparison.best("accuracy", Objective.LOWEST))
                    .hasValueSatisfying(best -> assertThat(best.number()).isEqualTo(3));
            assertThat(registry.client().compare(one(Double.NaN)).best("accuracy", Objective.HIGHEST))
                    .isEmpty();
        }

        @Test
        void figures_on_other_data_are_not_compared_unless_the_data_is_named() {
            Comparison comparison = compare(
                    draft("a").metric("auc", 0.8, TEST).metric("auc", 0.95, Dataset.of("train")),
                    draft("b").metric("auc", 0.9, TEST));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> comparison.best("auc", Objective.HIGHEST).isPresent())
                    .withMessageContaining("a:1 was measured on train and b:1 was measured on wine-test");
            assertThat(comparison.best("auc", "wine-test", Objective.HIGHEST))
                    .hasValueSatisfying(best -> assertThat(best.reference()).isEqualTo("b:1"));
        }

        @Test
        void data_of_the_same_name_and_other_bytes_is_not_compared() {
            Comparison comparison =
                    compare(draft("a").metric("auc", 0.8, TEST), draft("a").metric("auc", 0.9, NEW_TEST));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> comparison
                            .best("auc", "wine-test", Objective.HIGHEST)
                            .isPresent());
        }
    }

    @Nested
    class Rows {

        @Test
        void dependencies_tell_upgrades_from_downgrades() {
            Comparison comparison = compare(
                    draft("a")
                            .dependency("pkg:maven/org.apache.logging.log4j/log4j-core@2.9.1")
                            .dependency("pkg:pypi/torch@2.10.0")
                            .dependency("pkg:pypi/numpy@1.26")
                            .dependency("pkg:pypi/same@1.0"),
                    draft("b")
                            .dependency("pkg:maven/org.apache.logging.log4j/log4j-core@2.17.1")
                            .dependency("pkg:pypi/torch@2.4.1")
                            .dependency("pkg:pypi/same@1.0")
                            .dependency("pkg:pypi/new@1.0"));

            assertThat(comparison.dependencies())
                    .extracting(row -> row.name() + " "
                            + row.cells()
                                    .get(1)
                                    .difference()
                                    .map(Object::toString)
                                    .orElse("-"))
                    .containsExactly(
                            "pkg:maven/org.apache.logging.log4j/log4j-core UPGRADED",
                            "pkg:pypi/torch DOWNGRADED",
                            "pkg:pypi/numpy REMOVED",
                            "pkg:pypi/same -",
                            "pkg:pypi/new ADDED");
        }

        @Test
        void a_file_is_recognised_by_its_bytes_under_another_name() {
            Comparison comparison = compare(
                    draft("a").file("old.bin", new byte[] {1}).file("vocabulary", new byte[] {3}),
                    draft("b").file("new.bin", new byte[] {1}).file("vocabulary", new byte[] {4}));

            assertThat(comparison.files())
                    .extracting(Row::name)
                    .containsExactly("model.bin", "old.bin", "vocabulary", "new.bin");
            assertThat(comparison.files().get(0).differs()).isFalse();
            assertThat(comparison.files().get(1).has(Difference.REMOVED)).isTrue();
            assertThat(comparison.files().get(2).has(Difference.CHANGED)).isTrue();
            assertThat(comparison.files().get(3).has(Difference.SAME_BYTES)).isTrue();
            assertThat(comparison.files().get(3).cells().get(1).note()).isEqualTo("as old.bin");
        }

        @Test
        void only_what_differs_is_left() {
            Comparison comparison = compare(
                    draft("a").parameter("x", 1).parameter("y", 2),
                    draft("a").parameter("x", 1).parameter("y", 3));

            assertThat(comparison.differs()).isTrue();
            assertThat(comparison.differences().parameters())
                    .extracting(Row::name)
                    .containsExactly("y");
            assertThat(comparison.differences().files()).isEmpty();
            assertThat(comparison.differences().sections()).hasSameSizeAs(comparison.sections());
        }

        @Test
        void a_version_does_not_differ_from_itself() {
            ModelVersion version =
                    draft("a").metric("auc", 0.8).parameter("x", "").register();

            assertThat(registry.client().compare(version, version).differs()).isFalse();
            assertThat(registry.client().compare(version).versions()).hasSize(1);
        }

        @Test
        void a_parameter_without_content_is_not_a_missing_one() {
            Comparison comparison = compare(draft("a").parameter("x", ""), draft("a"));

            assertThat(comparison.parameters().get(0).values()).containsExactly("", "");
            assertThat(comparison.parameters().get(0).has(Difference.REMOVED)).isTrue();
        }

        @Test
        void sections_are_found_by_name_alone() {
            Comparison comparison = compare(draft("a"), draft("b"));

            assertThat(comparison.sections())
                    .extracting(Section::name)
                    .containsExactly(
                            "version",
                            "metrics",
                            "parameters",
                            "features",
                            "data sets",
                            "dependencies",
                            "environment",
                            "signature",
                            "files",
                            "source",
                            "lineage",
                            "tags",
                            "properties");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> comparison.section("metric").rows().isEmpty())
                    .withMessageContaining("one of version, metrics");
        }

        @Test
        void a_signature_is_judged_against_the_first() {
            Comparison comparison = registry.client()
                    .compare(
                            draft("a")
                                    .signature(Signature.of().input("x", "float", "4"))
                                    .register(),
                            draft("a")
                                    .signature(Signature.of().input("x", "float", "n"))
                                    .register(),
                            draft("a").register());

            assertThat(comparison.signatures())
                    .extracting(Object::toString)
                    .containsExactly(
                            "a:2 is compatible with a:1, a minor step: input x dimension 1 is n instead of 4",
                            "a:3 cannot be judged against a:1: a:3 has no signature");
            assertThat(comparison.section("signature").rows().get(1).values()).containsExactly("", "minor", "");
        }
    }

    @Nested
    class Documents {

        private Comparison golden() {
            return compare(
                            draft("churn")
                                    .semanticVersion("1.0.0")
                                    .metric("auc", 0.81, TEST)
                                    .parameter("depth", 4)
                                    .feature(Feature.of("age", "int"))
                                    .trainedOn(Dataset.of("train").digest(Digest.of(new byte[] {3})))
                                    .dependency("pkg:pypi/torch@2.4.1")
                                    .environment(RuntimeEnvironment.of(Map.of("java.version", "17")))
                                    .signature(Signature.of().input("x", "float", "batch", "4"))
                                    .trainedBy(SourceCode.git("https://example.org/churn.git", "4f2a9c1"))
                                    .tag("team", "growth"),
                            draft("churn")
                                    .semanticVersion("1.1.0")
                                    .metric("auc", 0.83, NEW_TEST)
                                    .parameter("depth", "a | b\n<i>c</i>")
                                    .feature(Feature.of("age", "int").transformedBy("log"))
                                    .trainedOn(Dataset.of("train").digest(Digest.of(new byte[] {3})))
                                    .dependency("pkg:pypi/torch@2.10.0")
                                    .environment(RuntimeEnvironment.of(Map.of("java.version", "21")))
                                    .signature(Signature.of().input("x", "double", "batch", "4"))
                                    .trainedBy(SourceCode.git("https://example.org/churn.git", "9d1e0b7"))
                                    .derivedFrom("churn:1")
                                    .tag("team", "growth"))
                    .differences();
        }

        @Test
        void text_is_a_table_with_marks() {
            assertThat(golden()).hasToString("""
                    2 versions side by side, * where they differ
                                                                         churn:1          churn:2
                    *  version: semantic version                         1.0.0            1.1.0
                    *  metrics: auc (wine-test)                          0.81             0.83 (other data: on wine-test dbc1b4c900ff)
                    *  parameters: depth                                 4                a | b <i>c</i>
                    *  features: age                                     int              int by log
                    *  dependencies: pkg:pypi/torch                      2.4.1            2.10.0 (upgraded)
                    *  environment: java.version                         17               21
                    *  signature: x (input)                              float[batch, 4]  double[batch, 4]
                    *  signature: suggested step                                          major (breaking: input x is double instead of float)
                    *  source: training (https://example.org/churn.git)  4f2a9c1          9d1e0b7
                    *  lineage: parents                                                   churn:1 (added)
                    churn:2 breaks callers of churn:1, a major step: input x is double instead of float""");
        }

        @Test
        void markdown_is_a_table_a_section_and_nothing_in_it_is_markup() {
            assertThat(golden().toMarkdown()).isEqualTo("""
                    # Comparison of churn:1, churn:2

                    ## version

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | semantic version |  | 1.0.0 | **1.1.0** |

                    ## metrics

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | auc | wine-test | 0.81 | **0.83 (other data: on wine-test dbc1b4c900ff)** |

                    ## parameters

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | depth |  | 4 | **a \\| b \\<i\\>c\\</i\\>** |

                    ## features

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | age |  | int | **int by log** |

                    ## dependencies

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | pkg:pypi/torch |  | 2.4.1 | **2.10.0 (upgraded)** |

                    ## environment

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | java.version |  | 17 | **21** |

                    ## signature

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | x | input | float\\[batch, 4\\] | **double\\[batch, 4\\]** |
                    | suggested step |  |  | **major (breaking: input x is double instead of float)** |

                    ## source

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | training | https://example.org/churn.git | 4f2a9c1 | **9d1e0b7** |

                    ## lineage

                    |  |  | churn:1 | churn:2 |
                    | --- | --- | --- | --- |
                    | parents |  |  | **churn:1 (added)** |

                    ## callers

                    * churn:2 breaks callers of churn:1, a major step: input x is double instead of float
                    """);
        }

        @Test
        void json_has_every_digit_and_digests_in_full() throws Exception {
            JsonNode root = new ObjectMapper().readTree(golden().toJson());

            assertThat(root.at("/versions/1/reference").asText()).isEqualTo("churn:2");
            assertThat(root.at("/versions/1/semanticVersion").asText()).isEqualTo("1.1.0");
            assertThat(root.at("/sections/1/name").asText()).isEqualTo("metrics");
            assertThat(root.at("/sections/1/rows/0").toString())
                    .isEqualTo(
                            "{\"name\":\"auc\",\"qualifier\":\"wine-test\",\"differs\":true,\"cells\":[{\"value\":\"0.81\"},"
                                    + "{\"value\":\"0.83\",\"difference\":\"other-data\",\"note\":\"on wine-test "
                                    + NEW_TEST.digest().orElseThrow() + "\"}]}");
            assertThat(root.at("/signatures/0").toString())
                    .isEqualTo("{\"from\":\"churn:1\",\"to\":\"churn:2\",\"breaking\":true,\"step\":\"major\","
                            + "\"reasons\":[\"input x is double instead of float\"]}");
        }
    }
}
