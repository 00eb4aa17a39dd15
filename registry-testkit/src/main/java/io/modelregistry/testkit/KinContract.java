package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parents and children: {@link MetadataStore#versionsNumbered} and {@link MetadataStore#derivedFrom}. */
abstract class KinContract extends MetadataFixture {

    private int contents;

    KinContract(MetadataContract contract) {
        super(contract);
    }

    private static VersionKey key(ModelName model, int number) {
        return new VersionKey(model, number);
    }

    private void register(ModelName model, String... parents) {
        VersionBuilder version = version("content " + contents++);
        for (String parent : parents) {
            version.attribute(Attribute.Kind.PARENT, "", parent);
        }
        registrar.register(model, version);
    }

    private static List<String> references(List<VersionRecord> versions) {
        return versions.stream()
                .map(version ->
                        version.summary().model() + ":" + version.summary().number())
                .toList();
    }

    private List<String> children(VersionKey... parents) {
        return references(store.derivedFrom(List.of(parents), 0, 100));
    }

    @Test
    void reads_versions_of_several_models_by_number() {
        register(CHURN);
        register(CHURN);
        register(DIGITS);
        register(DIGITS);

        assertThat(references(store.versionsNumbered(List.of(key(CHURN, 2), key(DIGITS, 1), key(CHURN, 2)))))
                .containsExactlyInAnyOrder("churn:2", "vision/digits:1");
    }

    @Test
    void reads_the_whole_version() {
        registrar.register(CHURN, version("a").semantic("1.0.0").tag("team", "growth"));
        registrar.move(CHURN, "production", 1);

        assertThat(store.versionsNumbered(List.of(key(CHURN, 1))))
                .containsExactly(store.version(CHURN, 1).orElseThrow());
    }

    @Test
    void passes_over_keys_without_a_version() {
        register(CHURN);

        assertThat(store.versionsNumbered(List.of())).isEmpty();
        assertThat(store.versionsNumbered(
                        List.of(key(CHURN, 2), key(DIGITS, 1), key(new ModelName("CHURN"), 1), key(CHURN, 0))))
                .isEmpty();
    }

    @Test
    void reads_more_keys_than_fit_one_statement() {
        List<VersionKey> keys = new ArrayList<>();
        for (int number = 1; number <= 1_200; number++) {
            keys.add(key(CHURN, number));
        }
        register(CHURN);
        register(CHURN);

        assertThat(references(store.versionsNumbered(keys))).containsExactlyInAnyOrder("churn:1", "churn:2");
    }

    @Test
    void finds_children_in_any_model_once() {
        register(CHURN);
        register(CHURN, "churn:1");
        register(DIGITS, "churn:1", "churn:2");
        register(DIGITS, "churn:10");

        assertThat(children(key(CHURN, 1))).containsExactly("churn:2", "vision/digits:1");
        assertThat(children(key(CHURN, 1), key(CHURN, 2))).containsExactly("churn:2", "vision/digits:1");
        assertThat(children(key(DIGITS, 1))).isEmpty();
        assertThat(children(key(new ModelName("CHURN"), 1))).isEmpty();
        assertThat(children()).isEmpty();
    }

    @Test
    void does_not_take_other_attributes_for_parents() {
        registrar.register(
                CHURN,
                version("a")
                        .attribute(Attribute.Kind.PARENT, "named", "churn:9")
                        .attribute(Attribute.Kind.SOURCE, "", "churn:9")
                        .attribute(Attribute.Kind.PARENT, "", "churn:9 "));

        assertThat(children(key(CHURN, 9))).isEmpty();
    }

    @Test
    void goes_on_after_an_id() {
        for (int i = 0; i < 7; i++) {
            register(CHURN, "base:1", "base:2");
        }
        List<VersionKey> parents = List.of(key(new ModelName("base"), 1), key(new ModelName("base"), 2));

        List<String> found = new ArrayList<>();
        List<VersionRecord> page = store.derivedFrom(parents, 0, 3);
        while (!page.isEmpty()) {
            assertThat(page.size()).isLessThanOrEqualTo(3);
            found.addAll(references(page));
            page = store.derivedFrom(parents, page.get(page.size() - 1).id(), 3);
        }

        assertThat(found).containsExactly("churn:1", "churn:2", "churn:3", "churn:4", "churn:5", "churn:6", "churn:7");
    }

    @Test
    void finds_children_of_more_parents_than_fit_one_statement() {
        register(CHURN, "base:1");
        register(CHURN, "base:1150");
        List<VersionKey> parents = new ArrayList<>();
        for (int number = 1; number <= 1_200; number++) {
            parents.add(key(new ModelName("base"), number));
        }

        assertThat(references(store.derivedFrom(parents, 0, 10))).containsExactly("churn:1", "churn:2");
    }

    @Test
    void a_change_of_a_version_changes_neither() {
        register(CHURN, "base:1");
        registrar.move(CHURN, "production", 1);

        assertThat(store.derivedFrom(List.of(key(new ModelName("base"), 1)), 0, 10))
                .containsExactly(store.version(CHURN, 1).orElseThrow());
    }
}
