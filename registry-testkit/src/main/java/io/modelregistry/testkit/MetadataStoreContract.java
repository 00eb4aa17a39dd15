package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.SemanticPlace;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link MetadataStore} reads. */
abstract class MetadataStoreContract extends MetadataFixture {

    MetadataStoreContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void finds_nothing_when_empty() {
        assertThat(store.model(CHURN)).isEmpty();
        assertThat(store.modelsAfter(0, 10)).isEmpty();
        assertThat(store.models(List.of(1L, 2L))).isEmpty();
        assertThat(store.versions(List.of(1L, 2L))).isEmpty();
        assertThat(store.version(CHURN, 1)).isEmpty();
        assertThat(store.versionsAfter(CHURN, 0, 10)).isEmpty();
        assertThat(store.newest(CHURN, Integer.MAX_VALUE, 10)).isEmpty();
        assertThat(store.bySemanticVersion(CHURN, Optional.empty(), 10)).isEmpty();
        assertThat(store.projections(List.of(1L))).isEmpty();
        assertThat(store.files(1)).isEmpty();
    }

    @Test
    void finds_a_model_whatever_the_case() {
        registrar.create(DIGITS);
        for (String name : List.of("vision/digits", "VISION/Digits", "Vision/DIGITS")) {
            assertThat(store.model(new ModelName(name)).orElseThrow().name()).isEqualTo(DIGITS);
        }
        assertThat(store.model(new ModelName("vision-digits"))).isEmpty();
        assertThat(store.model(new ModelName("vision/digit"))).isEmpty();
    }

    @Test
    void gives_models_in_the_order_of_their_ids() {
        registrar.create(CHURN);
        registrar.create(DIGITS);
        long churn = modelId(CHURN);
        long digits = modelId(DIGITS);
        assertThat(store.models(List.of(digits, churn + digits + 1, churn)))
                .extracting(ModelRecord::name)
                .containsExactly(DIGITS, CHURN);
        assertThat(store.models(List.of())).isEmpty();
    }

    @Test
    void gives_the_revisions_of_many_models_by_their_exact_names() {
        registrar.create(CHURN);
        registrar.register(DIGITS, version("hello"));
        registrar.move(DIGITS, "production", 1);
        ModelName shouted = new ModelName("CHURN");
        ModelName missing = new ModelName("missing");
        assertThat(store.revisions(List.of(CHURN, DIGITS, CHURN, missing, shouted)))
                .isEqualTo(Map.of(
                        CHURN, model(CHURN).revision(), DIGITS, model(DIGITS).revision()));
        assertThat(store.revisions(List.of())).isEmpty();
        List<ModelName> many = IntStream.range(0, 1_200)
                .mapToObj(i -> new ModelName("missing-" + i))
                .collect(Collectors.toCollection(ArrayList::new));
        many.add(CHURN);
        assertThat(store.revisions(many)).containsOnlyKeys(CHURN);
    }

    @Test
    void gives_models_page_by_page() {
        List<String> names =
                IntStream.range(0, 7).mapToObj(i -> "model-" + (7 - i)).toList();
        names.forEach(name -> registrar.create(new ModelName(name)));
        List<ModelRecord> all = new ArrayList<>();
        List<ModelRecord> page = store.modelsAfter(0, 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            all.addAll(page);
            page = store.modelsAfter(page.get(page.size() - 1).id(), 3);
        }
        assertThat(all).extracting(model -> model.name().value()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(all).extracting(ModelRecord::id).isSorted();
    }

    @Test
    void gives_a_version_as_it_was_registered() {
        VersionBuilder given = version("hello")
                .semantic("1.2.3-rc.1+cuda12")
                .facts("{\"parameters\":{\"depth\":\"4\"}}")
                .description("a first try")
                .tag("team", "growth")
                .tag("stage", "early");
        Receipt receipt = registrar.register(CHURN, given);
        VersionRecord read = store.version(CHURN, 1).orElseThrow();
        assertThat(read.summary())
                .isEqualTo(new VersionSummary(
                        CHURN,
                        1,
                        Optional.of(SemanticVersion.parse("1.2.3-rc.1+cuda12")),
                        given.digest(),
                        receipt.at(),
                        Lifecycle.ACTIVE));
        assertThat(read.annotations()).isEqualTo(Revision.NOTHING);
        assertThat(read.size()).isEqualTo(5);
        assertThat(read.facts()).isEqualTo("{\"parameters\":{\"depth\":\"4\"}}");
        assertThat(read.description()).isEqualTo("a first try");
        assertThat(read.tags()).isEqualTo(Map.of("team", "growth", "stage", "early"));
        assertThat(read.stages()).isEmpty();
        assertThat(read.createdBy()).isEqualTo(CommitBuilder.ACTOR);
        assertThat(store.numbered(CHURN, 1)).contains(read.summary());
        assertThat(store.versions(List.of(read.id()))).containsExactly(read);
    }

    @Test
    void keeps_the_size_of_versions_above_4_gib() {
        ModelFile file = new ModelFile("huge.bin", 5_000_000_000L, Digest.of(new byte[] {7}));
        VersionBuilder version = version().file(file);
        registrar.register(CHURN, version);
        assertThat(store.version(CHURN, 1).orElseThrow().size()).isEqualTo(5_000_000_000L);
        assertThat(store.files(versionId(CHURN, 1)))
                .extracting(StoredFile::file)
                .containsExactly(file);
        assertThat(allBlobs()).extracting(blob -> blob.size()).containsExactly(5_000_000_000L);
    }

    @Test
    void gives_versions_in_the_order_of_their_ids() {
        registrar.register(CHURN, version("a"));
        registrar.register(DIGITS, version("b"));
        registrar.register(CHURN, version("c"));
        List<Long> ids = List.of(versionId(CHURN, 2), versionId(DIGITS, 1), 1_000_000L, versionId(CHURN, 1));
        assertThat(store.versions(ids))
                .extracting(version ->
                        version.summary().model() + ":" + version.summary().number())
                .containsExactly("churn:2", "vision/digits:1", "churn:1");
    }

    @Test
    void gives_versions_of_a_model_by_rising_and_by_falling_number() {
        registrar.register(DIGITS, version("other"));
        for (int i = 0; i < 12; i++) {
            registrar.register(CHURN, version("content " + i));
        }
        assertThat(store.versionsAfter(CHURN, 0, 5))
                .extracting(version -> version.summary().number())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(store.versionsAfter(CHURN, 9, 5))
                .extracting(version -> version.summary().number())
                .containsExactly(10, 11, 12);
        assertThat(store.versionsAfter(CHURN, 12, 5)).isEmpty();
        assertThat(store.newest(CHURN, Integer.MAX_VALUE, 5))
                .extracting(VersionSummary::number)
                .containsExactly(12, 11, 10, 9, 8);
        assertThat(store.newest(CHURN, 3, 5)).extracting(VersionSummary::number).containsExactly(2, 1);
        assertThat(store.newest(CHURN, 1, 5)).isEmpty();
    }

    @Test
    void finds_a_version_by_its_semantic_version_exactly() {
        registrar.register(CHURN, version("a").semantic("1.0.0"));
        registrar.register(CHURN, version("b").semantic("1.0.0+b"));
        registrar.register(CHURN, version("c").semantic("1.0.0+B"));
        registrar.register(CHURN, version("d"));
        assertThat(exact("1.0.0")).isEqualTo(1);
        assertThat(exact("1.0.0+b")).isEqualTo(2);
        assertThat(exact("1.0.0+B")).isEqualTo(3);
        assertThat(store.exact(CHURN, SemanticVersion.parse("1.0.1"))).isEmpty();
        assertThat(store.exact(DIGITS, SemanticVersion.parse("1.0.0"))).isEmpty();
    }

    private int exact(String version) {
        return store.exact(CHURN, SemanticVersion.parse(version)).orElseThrow().number();
    }

    @Test
    void finds_the_lowest_number_with_a_digest() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        registrar.register(CHURN, version("b"));
        assertThat(store.withDigest(CHURN, version("b").digest(), 0)
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(store.withDigest(CHURN, version("b").digest(), 2)
                        .orElseThrow()
                        .number())
                .isEqualTo(3);
        assertThat(store.withDigest(CHURN, version("b").digest(), 3)).isEmpty();
        assertThat(store.withDigest(CHURN, version("c").digest(), 0)).isEmpty();
        assertThat(store.withDigest(DIGITS, version("a").digest(), 0)).isEmpty();
    }

    @Test
    void gives_versions_by_falling_semantic_version_and_then_by_falling_number() {
        List<String> registered = List.of(
                "1.10.0",
                "1.9.0",
                "2.0.0-rc.1",
                "2.0.0",
                "1.9.0+b",
                "2.0.0-rc.1+x",
                "0.0.1",
                "2.0.0-alpha",
                "2.0.0-rc.11",
                "2.0.0-rc.2");
        registered.forEach(text -> registrar.register(CHURN, version(text).semantic(text)));
        registrar.register(CHURN, version("without"));
        registrar.register(DIGITS, version("other").semantic("9.0.0"));
        List<String> falling = List.of(
                "2.0.0",
                "2.0.0-rc.11",
                "2.0.0-rc.2",
                "2.0.0-rc.1+x",
                "2.0.0-rc.1",
                "2.0.0-alpha",
                "1.10.0",
                "1.9.0+b",
                "1.9.0",
                "0.0.1");
        assertThat(semanticVersions(store.bySemanticVersion(CHURN, Optional.empty(), 100)))
                .isEqualTo(falling);
        assertThat(inPages(3)).isEqualTo(falling);
        assertThat(inPages(1)).isEqualTo(falling);
    }

    private List<String> inPages(int size) {
        List<VersionSummary> all = new ArrayList<>(store.bySemanticVersion(CHURN, Optional.empty(), size));
        List<VersionSummary> page = all;
        while (!page.isEmpty()) {
            VersionSummary last = all.get(all.size() - 1);
            page = store.bySemanticVersion(CHURN, Optional.of(place(last)), size);
            all.addAll(page);
        }
        return semanticVersions(all);
    }

    private static SemanticPlace place(VersionSummary version) {
        return new SemanticPlace(version.semanticVersion().orElseThrow().sortKey(), version.number());
    }

    private static List<String> semanticVersions(List<VersionSummary> versions) {
        return versions.stream()
                .map(version -> version.semanticVersion().orElseThrow().toString())
                .toList();
    }

    @Test
    void begins_at_a_semantic_version_or_passes_over_it() {
        Stream.of("1.0.0", "1.1.0", "1.1.0+b", "1.2.0")
                .forEach(text -> registrar.register(CHURN, version(text).semantic(text)));
        String key = SemanticVersion.parse("1.1.0").sortKey();
        assertThat(semanticVersions(
                        store.bySemanticVersion(CHURN, Optional.of(new SemanticPlace(key, Integer.MAX_VALUE)), 10)))
                .containsExactly("1.1.0+b", "1.1.0", "1.0.0");
        assertThat(semanticVersions(store.bySemanticVersion(CHURN, Optional.of(new SemanticPlace(key, 0)), 10)))
                .containsExactly("1.0.0");
    }

    @Test
    void gives_files_by_rising_name_in_utf_16_order() {
        List<String> names = List.of("B", "a", "a/b", "a.b", "a b", "Z/é", "Z/e", "\uFB00", "\uD83E\uDD16", "10", "9");
        VersionBuilder version = version();
        names.forEach(name -> version.file(name, "content of " + name));
        registrar.register(CHURN, version);
        List<StoredFile> files = store.files(versionId(CHURN, 1));
        assertThat(files)
                .extracting(stored -> stored.file().name())
                .isEqualTo(names.stream().sorted().toList());
        for (StoredFile stored : files) {
            Digest digest = Digest.of(("content of " + stored.file().name()).getBytes(StandardCharsets.UTF_8));
            assertThat(stored.file().digest()).isEqualTo(digest);
            assertThat(stored.blob()).isEqualTo(new BlobKey(digest, 1));
        }
    }

    @Test
    void keeps_several_files_of_the_same_bytes() {
        registrar.register(CHURN, version().file("a", "same").file("b", "same").file("c", "other"));
        assertThat(store.files(versionId(CHURN, 1))).hasSize(3);
        assertThat(allBlobs()).hasSize(2);
    }

    @Test
    void keeps_a_version_of_many_files() {
        VersionBuilder version = version();
        IntStream.range(0, 1_500).forEach(i -> version.file("part-" + i, "content " + i));
        registrar.register(CHURN, version);
        List<StoredFile> files = store.files(versionId(CHURN, 1));
        assertThat(files).extracting(StoredFile::file).isEqualTo(version.build().files());
        assertThat(allBlobs()).hasSize(1_500);
    }

    @Test
    void gives_projections_as_they_were_stored() {
        Projections.SAMPLES.forEach(sample -> registrar.register(CHURN, sample.get()));
        List<Long> ids = store.versionsAfter(CHURN, 0, 100).stream()
                .map(VersionRecord::id)
                .toList();
        List<Projection> read = store.projections(ids);
        assertThat(read).extracting(Projection::versionId).containsExactlyInAnyOrderElementsOf(ids);
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            Projection projection = read.stream()
                    .filter(one -> one.versionId() == id)
                    .findFirst()
                    .orElseThrow();
            Projections.assertSame(projection, Projections.SAMPLES.get(i).get().build());
        }
    }
}
