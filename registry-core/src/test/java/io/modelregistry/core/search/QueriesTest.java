package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.Model;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.query.Conditions;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.Page;
import io.modelregistry.query.VersionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as users make them, over a registry in memory. */
class QueriesTest {

    private static final Digest DATA = new Digest("42".repeat(32));

    private final RegistryClient registry =
            RegistryClient.builder().actor("ann").open("memory:");

    @AfterEach
    void close() {
        registry.close();
    }

    private static VersionDraft draft(ModelHandle model, int content) {
        return model.newVersion().file("weights.bin", new byte[] {(byte) content});
    }

    @Nested
    class OverVersions {

        private final ModelHandle churn = registry.model("churn");
        private final ModelHandle wine = registry.model("wine/quality");

        OverVersions() {
            draft(churn, 1)
                    .semanticVersion("1.0.0")
                    .metric("auc", 0.8)
                    .parameter("rate", 0.1)
                    .tag("team", "growth")
                    .register();
            ModelVersion best = draft(churn, 2)
                    .semanticVersion("1.10.0")
                    .metric("auc", 0.9, Dataset.of("test"))
                    .metric("auc", Double.NaN, Dataset.of("live"))
                    .parameter("rate", "adaptive")
                    .dependency("pkg:pypi/torch@2.4.1")
                    .trainedOn(Dataset.of("churn-train").digest(DATA))
                    .feature(Feature.of("tenure", "int"))
                    .trainedBy(SourceCode.git("https://git.example/churn", "4f2a9c1"))
                    .register();
            draft(wine, 3)
                    .semanticVersion("1.9.0")
                    .metric("auc", 0.7)
                    .tag("team", "food")
                    .description("Tastes wine")
                    .property("gpu", true)
                    .register();
            churn.stage("production").assign(best, "better");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "name = 'churn'|churn:1 churn:2",
                    "name like 'wine/%'|wine/quality:1",
                    "number in (2, 3)|churn:2",
                    "semver > '1.9.0'|churn:2",
                    "stage = 'production'|churn:2",
                    "dataset = 'churn-train'|churn:2",
                    "dataset = 'sha256:4242424242424242424242424242424242424242424242424242424242424242'|churn:2",
                    "dataset is null|churn:1 wine/quality:1",
                    "feature = 'tenure' and source = '4f2a9c1'|churn:2",
                    "dependency = 'torch' and dependency = 'pkg:pypi/torch'|churn:2",
                    "dependency.torch < '2.10' and dependency.torch > '2.4.1rc1'|churn:2",
                    "dependency.torch >= '2.10'|''",
                    "file like '%.bin' and file = 'weights.bin'|churn:1 churn:2 wine/quality:1",
                    "text ~ 'wine'|wine/quality:1",
                    "text ~ 'TASTES wine'|wine/quality:1",
                    "text ~ 'tastes churn'|''",
                    "text ~ 'team gro*'|churn:1",
                    "not text ~ 'team'|churn:2",
                    "text ~ 'quali' or text ~ 'chur*' and number = 1|churn:1",
                    "stage is null|churn:1 wine/quality:1",
                    "metric.auc >= 0.8|churn:1 churn:2",
                    "metric.auc@test > 0|churn:2",
                    "metric.auc@live > 0|''",
                    "not metric.auc@live > 0|churn:1 churn:2 wine/quality:1",
                    "metric.auc@live is not null|churn:2",
                    "parameter.rate = 0.1|churn:1",
                    "parameter.rate = 'adaptive'|churn:2",
                    "dependency.torch = '2.4.1'|churn:2",
                    "dependency.`pkg:pypi/torch` = '2.4.1'|churn:2",
                    "tag.team = 'food' or tag.team is null|churn:2 wine/quality:1",
                    "property.gpu = 'true'|wine/quality:1",
                    "actor = 'ann' and description ilike '%WINE%'|wine/quality:1",
                    "created > '2026-01-01' and changed < '9999-01-01'|churn:1 churn:2 wine/quality:1",
                    "digest like 'sha256:%' and number = 1|churn:1 wine/quality:1"
                })
        void find_what_a_filter_is_true_of(String filter, String references) {
            VersionQuery query = registry.versions().where(filter).orderBy("name, number");
            List<String> expected = references.isEmpty() ? List.of() : List.of(references.split(" ", -1));
            assertThat(query.list()).map(ModelVersion::reference).isEqualTo(expected);
            assertThat(query.count()).isEqualTo(expected.size());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "metric.auc desc|churn:1 wine/quality:1 churn:2",
                    "semver desc|churn:2 wine/quality:1 churn:1",
                    "name desc|wine/quality:1 churn:2 churn:1",
                    "parameter.rate|churn:1 churn:2 wine/quality:1",
                    "tag.team|wine/quality:1 churn:1 churn:2",
                    "created|churn:1 churn:2 wine/quality:1",
                    "changed desc|churn:2 wine/quality:1 churn:1",
                    "number desc, name|churn:2 churn:1 wine/quality:1"
                })
        void come_in_the_order_asked_for(String order, String references) {
            assertThat(registry.versions().orderBy(order).list())
                    .map(ModelVersion::reference)
                    .containsExactly(references.split(" ", -1));
        }

        @Test
        void are_counted_by_the_values_of_a_key() {
            draft(churn, 4).tag("team", "growth").metric("auc", 0.8).register();
            assertThat(registry.versions().facet("tag.team"))
                    .containsExactly(new FacetCount("growth", 2), new FacetCount("food", 1));
            assertThat(registry.versions().where("name = 'churn'").facet("tag.team"))
                    .containsExactly(new FacetCount("growth", 2));
            assertThat(registry.versions().where("not number > 5").facet("name", 1))
                    .containsExactly(new FacetCount("churn", 3));
            assertThat(registry.versions().facet("metric.auc"))
                    .containsExactly(new FacetCount("0.8", 2), new FacetCount("0.7", 1), new FacetCount("0.9", 1));
            assertThat(registry.versions().facet("file")).containsExactly(new FacetCount("weights.bin", 4));
            assertThat(churn.versions().facet("stage")).containsExactly(new FacetCount("production", 1));
            assertThat(registry.models().facet("actor")).containsExactly(new FacetCount("ann", 2));
            assertThat(registry.models().where("name like 'w%'").facet("name")).hasToString("[wine/quality: 1]");
            assertThat(registry.model("later").versions().facet("stage")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "created", "semver", "team", "metric", "stage = 'x'", "stage,"})
        void are_not_counted_by_what_is_no_key_or_no_value(String key) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> registry.versions().facet(key))
                    .withMessageStartingWith("Invalid key");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> registry.versions().facet("stage", 0))
                    .withMessageContaining("allowed is 1 to 1000");
        }

        @Test
        void are_found_by_words_as_they_change_and_models_by_theirs() {
            registry.version("churn:1").describe("Gradient-boosted \u00c1RBOLES");
            registry.model("wine/quality").describe("Ros\u00e9 and red");
            assertThat(registry.versions()
                            .where(Conditions.words("boosted arboles"))
                            .list())
                    .map(ModelVersion::reference)
                    .containsExactly("churn:1");
            registry.version("churn:1").describe("something else");
            assertThat(registry.versions().where("text ~ 'boosted'").count()).isZero();
            assertThat(registry.models().where("text ~ 'ROSE qual*'").list())
                    .map(model -> model.name().value())
                    .containsExactly("wine/quality");
            assertThat(registry.models()
                            .where("text ~ 'churn' and name = 'churn'")
                            .count())
                    .isEqualTo(1);
            assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        }

        @Test
        void come_last_changed_first_and_those_of_a_model_newest_first() {
            assertThat(registry.versions().first()).map(ModelVersion::reference).hasValue("churn:2");
            assertThat(churn.versions().list()).map(ModelVersion::number).containsExactly(2, 1);
            assertThat(churn.versions().count()).isEqualTo(2);
        }

        @Test
        void of_a_model_that_does_not_exist_are_none_until_it_does() {
            VersionQuery query = registry.model("later").versions();
            assertThat(query.list()).isEmpty();
            assertThat(query.where("number > 0").count()).isZero();
            assertThat(query.page(1)).isEqualTo(new Page<>(List.of(), Optional.empty()));
            draft(registry.model("later"), 9).register();
            assertThat(query.list()).map(ModelVersion::reference).containsExactly("later:1");
        }

        @Test
        void print_as_an_aligned_table() {
            String table = churn.versions().list().toString();
            assertThat(table.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2026-11-24T09:30:00Z"))
                    .isEqualTo("""
                            2 versions
                            version  semver  stages      metrics  tags         created               by
                            churn:2  1.10.0  production  auc=NaN               2026-11-24T09:30:00Z  ann
                            churn:1  1.0.0               auc=0.8  team=growth  2026-11-24T09:30:00Z  ann""");
            assertThat(churn.versions().where("number > 5").list()).hasToString("no versions");
            assertThat(churn.versions().page(1).toString())
                    .startsWith("1 version\n")
                    .endsWith("\nand more");
        }

        @Test
        void cannot_be_changed_in_a_list() {
            List<ModelVersion> list = churn.versions().list();
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(list::clear);
        }

        @Test
        void say_what_is_asked_for() {
            assertThat(registry.versions()).hasToString("versions order by changed desc");
            assertThat(churn.versions().where("number>1"))
                    .hasToString("versions of churn where number > 1 order by number desc");
        }

        @Test
        void refuse_the_token_of_another_model() {
            String token = churn.versions().page(1).nextToken().orElseThrow();
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> wine.versions().page(1, token))
                    .withMessageContaining("a token of the same query, which is: versions of wine/quality");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> registry.versions().page(1, token));
            assertThat(churn.versions().page(1, token).items())
                    .map(ModelVersion::number)
                    .containsExactly(1);
        }

        @Test
        void are_read_page_by_page() {
            for (int i = 0; i < 20; i++) {
                draft(wine, 10 + i).register();
            }
            List<String> seen = new ArrayList<>();
            Optional<String> token = Optional.empty();
            do {
                Page<ModelVersion> page = token.isPresent()
                        ? registry.versions().page(8, token.get())
                        : registry.versions().page(8);
                page.items().forEach(version -> seen.add(version.reference()));
                token = page.nextToken();
            } while (token.isPresent());
            assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        }
    }

    @Nested
    class OverModels {

        OverModels() {
            registry.model("churn")
                    .create()
                    .description("Who leaves.\nAnd why.")
                    .tag("priority", "10")
                    .create();
            registry.model("wine").create().tag("priority", "9").create();
            draft(registry.model("wine"), 1).register();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "name = 'churn'|churn",
                    "tag.priority > 9|churn",
                    "tag.priority in (9, 10)|churn wine",
                    "tag.priority > '9'|''",
                    "description like 'Who%'|churn",
                    "description is null|wine",
                    "actor = 'ann' and created <= '9999-01-01'|churn wine"
                })
        void find_what_a_filter_is_true_of(String filter, String names) {
            List<String> expected = names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
            assertThat(registry.models().where(filter).orderBy("name").list())
                    .map(model -> model.name().value())
                    .isEqualTo(expected);
        }

        @Test
        void come_last_changed_first() {
            assertThat(registry.models().list()).map(Model::name).hasToString("[wine, churn]");
            assertThat(registry.models().count()).isEqualTo(2);
            assertThat(registry.models().stream().map(Model::name)).hasSize(2);
        }

        @Test
        void print_as_an_aligned_table() {
            String table = registry.models().list().toString();
            assertThat(table.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2026-11-24T09:30:00Z"))
                    .isEqualTo("""
                            2 models
                            model  versions  stages  changed               description
                            wine   1                 2026-11-24T09:30:00Z
                            churn  0                 2026-11-24T09:30:00Z  Who leaves.""");
        }

        @ParameterizedTest
        @ValueSource(strings = {"number > 1", "metric.auc > 0.5", "stage = 'production'"})
        void refuse_keys_of_versions(String filter) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> registry.models().where(filter))
                    .withMessageContaining("a key that models have");
        }
    }
}
