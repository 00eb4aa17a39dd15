package io.modelregistry.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.ModelName;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final ModelName WINE = new ModelName("wine");

    private static final Dataset TEST_DATA =
            Dataset.of("wine-test").digest(Digest.of("x".getBytes(StandardCharsets.UTF_8)));

    @Test
    void facts_read_back_are_the_facts_written() {
        Facts facts = everything();

        assertThat(FactsReader.read("wine:1", FactsWriter.write(facts))).isEqualTo(facts);
    }

    @Test
    void facts_without_anything_have_the_first_published_form() {
        assertThat(FactsWriter.write(nothing())).isEqualTo(published(0));
    }

    @Test
    void facts_have_the_second_published_form() {
        Facts facts = new Facts(
                Map.of("learning-rate", "0.1"),
                List.of(
                        new Metric("accuracy", 0.86, Optional.of(TEST_DATA)),
                        new Metric("loss", Double.NaN, Optional.empty())),
                noLineage(),
                List.of(PackageUrls.parse("pkg:pypi/torch@2.4.1")),
                Optional.empty(),
                Optional.empty(),
                Map.of("é\u0001\"", true));

        assertThat(FactsWriter.write(facts)).isEqualTo(published(1));
    }

    @Test
    void facts_have_the_third_published_form() {
        SourceCode code = SourceCode.git("https://example.org/wine.git", "4f2a9c1")
                .branch("main")
                .withModifications();
        Lineage lineage = new Lineage(
                List.of(Dataset.of("wine-train").rows(178).columns("", "acid")),
                List.of(),
                Optional.of(code),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        Facts facts = new Facts(Map.of(), List.of(), lineage, List.of(), Optional.empty(), Optional.empty(), Map.of());

        assertThat(FactsWriter.write(facts)).isEqualTo(published(2));
    }

    @Test
    void published_forms_have_the_published_digests() {
        for (PublishedVectors.Vector vector : PublishedVectors.of("facts")) {
            assertThat(Digest.of(vector.text().stripTrailing().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(vector.digest());
        }
    }

    private static String published(int index) {
        return PublishedVectors.of("facts").get(index).text().stripTrailing();
    }

    @Test
    void every_double_survives_bit_by_bit() {
        for (double value :
                new double[] {-0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2, Double.NEGATIVE_INFINITY}) {
            Metric metric = new Metric("m", value, Optional.empty());
            Facts facts = new Facts(
                    Map.of(), List.of(metric), noLineage(), List.of(), Optional.empty(), Optional.empty(), Map.of());

            Facts read = FactsReader.read("m:1", FactsWriter.write(facts));

            assertThat(Double.doubleToRawLongBits(read.metrics().get(0).value()))
                    .isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void facts_that_were_altered_into_something_else_are_damage() {
        for (String text : List.of(
                "altered",
                "[]",
                "{}",
                "{\"format\":\"modelregistry-facts-v1\"}x",
                "{\"format\":\"modelregistry-facts-v1\",\"metrics\":[{\"name\":\"a\",\"value\":\"much\"}]}")) {
            assertThatThrownBy(() -> FactsReader.read("wine:1", text))
                    .as(text)
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("wine:1");
        }
    }

    @Test
    void members_of_a_later_format_are_passed_over() {
        assertThat(FactsReader.read("wine:1", "{\"carbon\":\"7\",\"format\":\"modelregistry-facts-v1\"}"))
                .isEqualTo(nothing());
    }

    @Test
    void a_projection_has_a_dependency_under_its_name_and_its_coordinate() {
        assertThat(Projections.attributes(WINE, everything(), "", Map.of("team", "7"), List.of()))
                .contains(
                        new Attribute(Attribute.Kind.TAG, "team", "7", OptionalDouble.of(7)),
                        new Attribute(Attribute.Kind.DEPENDENCY, "torch", "2.4.1", OptionalDouble.empty()),
                        new Attribute(Attribute.Kind.DEPENDENCY, "pkg:pypi/torch", "2.4.1", OptionalDouble.empty()),
                        new Attribute(Attribute.Kind.PARENT, "", "wine:1", OptionalDouble.empty()));
    }

    @Test
    void a_projection_has_the_names_themselves_without_a_name() {
        assertThat(Projections.attributes(WINE, everything(), "Tastes Ros\u00e9", Map.of(), List.of("crisp")))
                .filteredOn(attribute -> attribute.name().isEmpty())
                .extracting(attribute -> attribute.kind() + " " + attribute.text())
                .containsExactlyInAnyOrder(
                        "FEATURE alcohol",
                        "DATASET wine-train",
                        "PARENT wine:1",
                        "DEPENDENCY torch",
                        "DEPENDENCY pkg:pypi/torch",
                        "SOURCE 4f2a9c1",
                        "WORD wine",
                        "WORD tastes",
                        "WORD rose",
                        "WORD crisp");
    }

    @Test
    void a_projection_leaves_out_values_that_are_too_long_to_index() {
        Facts facts = new Facts(
                Map.of("long", "x".repeat(501), "short", "x".repeat(500)),
                List.of(),
                noLineage(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        assertThat(Projections.attributes(WINE, facts, "", Map.of(), List.of()))
                .extracting(Attribute::name)
                .containsExactly("short", "");
    }

    @Test
    void the_last_metric_of_a_name_is_the_latest_and_what_is_not_finite_has_no_value() {
        Facts facts = new Facts(
                Map.of(),
                List.of(
                        new Metric("a", 0.5, Optional.empty()),
                        new Metric("b", Double.POSITIVE_INFINITY, Optional.empty()),
                        new Metric("a", -0.0, Optional.of(TEST_DATA))),
                noLineage(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        assertThat(Projections.metrics(facts.metrics()))
                .containsExactly(
                        new MetricValue("a", "", OptionalDouble.of(0.5), false),
                        new MetricValue("b", "", OptionalDouble.empty(), true),
                        new MetricValue("a", "wine-test", OptionalDouble.of(0.0), true));
    }

    private static Facts nothing() {
        return new Facts(Map.of(), List.of(), noLineage(), List.of(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Lineage noLineage() {
        return new Lineage(List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());
    }

    private static Facts everything() {
        SourceCode code = SourceCode.git("https://example.org/wine.git", "4f2a9c1");
        Lineage lineage = new Lineage(
                List.of(Dataset.of("wine-train").from("warehouse").rows(178).columns("", "alcohol")),
                List.of(Feature.of("alcohol", "double").from("raw").transformedBy("standardise")),
                Optional.of(code.path("Train.java").branch("main").withModifications()),
                List.of(code.path("Clean.java")),
                List.of(code),
                List.of("wine:1"),
                Optional.of(URI.create("https://mlflow.example/runs/7")));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("trees", "200");
        parameters.put("depth", "12");
        return new Facts(
                parameters,
                List.of(new Metric("accuracy", 0.86, Optional.of(TEST_DATA))),
                lineage,
                List.of(PackageUrls.parse("pkg:pypi/torch@2.4.1")),
                Optional.of(RuntimeEnvironment.of(Map.of("java.version", "17"))),
                Optional.of(
                        Signature.of().input("pixels", "float", "batch", "64").output("digit", "int")),
                Map.of("text", "a", "long", Long.MAX_VALUE, "double", 0.1, "boolean", false));
    }
}
