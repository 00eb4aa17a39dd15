package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelFile;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.BlobIndex.Use;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may change after a registration: what is said of versions, models and all models, and attached files. */
abstract class RevisionContract extends MetadataFixture {

    private static final Attribute TEAM = new Attribute(Attribute.Kind.TAG, "team", "growth", OptionalDouble.empty());
    private static final MetricValue ACCURACY = new MetricValue("accuracy", "", OptionalDouble.of(0.9), true);
    private static final Revision REVISED =
            new Revision("better", Map.of("team", "growth"), "{\"runs\":[\"mlflow:1\"]}", Lifecycle.ACTIVE);

    RevisionContract(MetadataContract contract) {
        super(contract);
    }

    private Receipt revise(int number, Revision revision) {
        Change.ReviseVersion change = new Change.ReviseVersion(number, revision, List.of(TEAM), List.of(ACCURACY));
        return Registrar.done(
                store.commit(CommitBuilder.on(CHURN).changing(change, "tagged").build()));
    }

    private VersionRecord read(int number) {
        return store.version(CHURN, number).orElseThrow();
    }

    @Test
    void replaces_what_is_said_of_a_version_and_nothing_else() {
        registrar.register(
                CHURN, version("a").description("good").tag("owner", "ann").metric("accuracy", 0.5));
        registrar.register(CHURN, version("b").description("other").tag("owner", "bob"));
        VersionRecord before = read(1);
        VersionRecord other = read(2);
        Receipt receipt = revise(1, REVISED);
        assertThat(receipt.number()).hasValue(1);
        VersionRecord after = read(1);
        assertThat(after)
                .isEqualTo(new VersionRecord(
                        before.id(),
                        before.summary(),
                        before.size(),
                        before.facts(),
                        "better",
                        Map.of("team", "growth"),
                        "{\"runs\":[\"mlflow:1\"]}",
                        List.of(),
                        before.createdBy()));
        assertThat(store.projections(List.of(after.id())))
                .containsExactly(new Projection(after.id(), List.of(TEAM), List.of(ACCURACY)));
        assertThat(store.files(after.id())).hasSize(1);
        assertThat(read(2)).isEqualTo(other);
        assertThat(store.projections(List.of(other.id())).get(0).attributes()).hasSize(1);
    }

    @Test
    void searches_by_what_a_version_was_revised_to() {
        registrar.register(CHURN, version("a").tag("owner", "ann").metric("accuracy", 0.5));
        revise(1, REVISED);
        SearchIndex index = store.versionIndex();
        SearchField owner = SearchField.of(SearchField.Kind.TAG, "owner");
        SearchField team = SearchField.of(SearchField.Kind.TAG, "team");
        assertThat(index.candidates(SearchRange.Texts.only(owner, "ann"), OptionalLong.empty(), 10))
                .isEmpty();
        assertThat(index.candidates(SearchRange.Texts.only(team, "growth"), OptionalLong.empty(), 10))
                .extracting(SearchHit::id)
                .containsExactly(read(1).id());
        assertThat(index.values(SearchField.of(SearchField.Kind.LATEST_METRIC, "accuracy"), List.of(read(1).id())))
                .extracting(SearchHit::number)
                .containsExactly(OptionalDouble.of(0.9));
        assertThat(index.values(SearchField.of(SearchField.Kind.DESCRIPTION), List.of(read(1).id())))
                .extracting(SearchHit::text)
                .containsExactly("better");
    }

    @Test
    void puts_a_revised_version_behind_all_others_in_the_order_of_changes() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        revise(1, REVISED);
        SearchOrder lastChangedFirst = new SearchOrder(
                SearchField.of(SearchField.Kind.CHANGED),
                SearchOrder.By.NUMBER,
                SearchOrder.Direction.DESCENDING,
                OptionalLong.empty());
        assertThat(store.versionIndex().walk(lastChangedFirst, Optional.empty(), 10))
                .extracting(SearchHit::id)
                .containsExactly(read(1).id(), read(2).id());
    }

    @Test
    void changes_nothing_when_the_version_to_be_revised_does_not_exist() {
        registrar.register(CHURN, version("a"));
        ModelRecord before = model(CHURN);
        List<Change> changes = List.of(
                new Change.ReviseVersion(2, REVISED, List.of(), List.of()),
                new Change.DetachFile(2, "plot.png"),
                new Change.PurgeFiles(2));
        for (Change change : changes) {
            assertThat(store.commit(
                            CommitBuilder.on(CHURN).changing(change, "tagged").build()))
                    .isEqualTo(new CommitResult.Conflict());
        }
        assertThat(model(CHURN)).isEqualTo(before);
        assertThat(store.files(read(1).id())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Lifecycle.class)
    void passes_over_hidden_versions_in_searches_alone(Lifecycle lifecycle) {
        registrar.register(CHURN, version("a").semantic("1.0.0"));
        registrar.register(CHURN, version("b"));
        revise(1, new Revision("", Map.of(), "{}", lifecycle));
        VersionSummary summary = store.numbered(CHURN, 1).orElseThrow();
        assertThat(summary.lifecycle()).isEqualTo(lifecycle);
        assertThat(read(1).summary()).isEqualTo(summary);
        assertThat(store.exact(CHURN, summary.semanticVersion().orElseThrow())).contains(summary);
        assertThat(store.withDigest(CHURN, version("a").digest(), 0)).contains(summary);
        assertThat(store.newest(CHURN, 2, 10)).containsExactly(summary);
        assertThat(store.bySemanticVersion(CHURN, Optional.empty(), 10)).containsExactly(summary);
        SearchIndex index = store.versionIndex();
        SearchOrder byNumber = new SearchOrder(
                SearchField.of(SearchField.Kind.NUMBER),
                SearchOrder.By.NUMBER,
                SearchOrder.Direction.ASCENDING,
                OptionalLong.of(model(CHURN).id()));
        int shown = lifecycle.isHidden() ? 1 : 2;
        assertThat(index.walk(byNumber, Optional.empty(), 10)).hasSize(shown);
        assertThat(index.count(OptionalLong.empty())).isEqualTo(shown);
        assertThat(index.count(OptionalLong.of(model(CHURN).id()))).isEqualTo(shown);
        SearchRange all = new SearchRange.Numbers(SearchField.of(SearchField.Kind.NUMBER), 0, 10);
        assertThat(index.candidates(all, OptionalLong.empty(), 10)).hasSize(shown);
    }

    @Test
    void replaces_what_is_said_of_a_model() {
        registrar.create(CHURN);
        registrar.create(DIGITS);
        ModelRecord before = model(CHURN);
        Receipt receipt = Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .changing(new Change.ReviseModel(REVISED), "described")
                .build()));
        assertThat(receipt.number()).isEmpty();
        assertThat(model(CHURN))
                .isEqualTo(new ModelRecord(
                        before.id(),
                        CHURN,
                        2,
                        0,
                        "better",
                        Map.of("team", "growth"),
                        "{\"runs\":[\"mlflow:1\"]}",
                        Lifecycle.ACTIVE,
                        List.of(),
                        before.createdBy(),
                        before.createdAt(),
                        receipt.at(),
                        1));
        SearchRange growth = SearchRange.Texts.only(SearchField.of(SearchField.Kind.TAG, "team"), "growth");
        assertThat(store.modelIndex().candidates(growth, OptionalLong.empty(), 10))
                .extracting(SearchHit::id)
                .containsExactly(before.id());
    }

    @Test
    void passes_over_a_hidden_model_in_searches_alone() {
        registrar.create(CHURN);
        registrar.create(DIGITS);
        Revision deleted = new Revision("", Map.of(), "{}", Lifecycle.DELETED);
        Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .changing(new Change.ReviseModel(deleted), "deleted")
                .build()));
        assertThat(model(CHURN).lifecycle()).isEqualTo(Lifecycle.DELETED);
        assertThat(store.modelIndex().count(OptionalLong.empty())).isEqualTo(1);
        SearchOrder byName = new SearchOrder(
                SearchField.of(SearchField.Kind.NAME),
                SearchOrder.By.TEXT,
                SearchOrder.Direction.ASCENDING,
                OptionalLong.empty());
        assertThat(store.modelIndex().walk(byName, Optional.empty(), 10))
                .extracting(SearchHit::text)
                .containsExactly(DIGITS.value());
    }

    private BlobRecord attach(String name, String content) {
        VersionBuilder bytes = version().file(name, content);
        OperationId operation = CommitBuilder.newOperation();
        BlobRecord blob =
                Registrar.prepared(registrar.prepare(operation, CHURN, bytes)).get(0);
        registrar.markPresent(List.of(blob));
        ModelFile file = bytes.build().files().get(0);
        Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .under(operation)
                .changing(new Change.AttachFile(1, file), "attached")
                .build()));
        return blob;
    }

    private List<String> attached() {
        return store.attachments(read(1).id()).stream()
                .map(stored -> stored.file().name())
                .toList();
    }

    @Test
    void keeps_attached_files_beside_those_of_the_version() {
        registrar.register(CHURN, version("a"));
        BlobRecord plot = attach("plot.png", "a plot");
        attach("card.md", "a card");
        assertThat(attached()).containsExactly("card.md", "plot.png");
        StoredFile stored = store.attachments(read(1).id()).get(1);
        assertThat(stored.blob()).isEqualTo(plot.key());
        assertThat(stored.file().size()).isEqualTo(6);
        assertThat(store.files(read(1).id())).hasSize(1);
        assertThat(metadata.blobs().isReferenced(plot.id())).isTrue();
        assertThat(metadata.blobs().uses(plot.id(), 10)).containsExactly(new Use(CHURN, 1, "plot.png"));
    }

    @Test
    void lets_go_of_bytes_that_were_replaced_or_detached() {
        registrar.register(CHURN, version("a"));
        BlobRecord first = attach("plot.png", "a plot");
        BlobRecord second = attach("plot.png", "another plot");
        assertThat(attached()).containsExactly("plot.png");
        assertThat(metadata.blobs().isReferenced(first.id())).isFalse();
        assertThat(metadata.blobs().isReferenced(second.id())).isTrue();
        Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .changing(new Change.DetachFile(1, "plot.png"), "detached")
                .build()));
        assertThat(attached()).isEmpty();
        assertThat(metadata.blobs().isReferenced(second.id())).isFalse();
    }

    @Test
    void attaches_nothing_that_was_not_prepared() {
        registrar.register(CHURN, version("a"));
        ModelFile file = version().file("plot.png", "a plot").build().files().get(0);
        assertThat(store.commit(CommitBuilder.on(CHURN)
                        .changing(new Change.AttachFile(1, file), "attached")
                        .build()))
                .isEqualTo(new CommitResult.Abandoned());
        assertThat(attached()).isEmpty();
    }

    @Test
    void lets_go_of_all_files_of_a_version_and_of_no_other() {
        registrar.register(CHURN, version("a"));
        BlobRecord plot = attach("plot.png", "a plot");
        registrar.register(CHURN, version("b"));
        Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .changing(new Change.PurgeFiles(1), "purged")
                .build()));
        assertThat(store.files(read(1).id())).isEmpty();
        assertThat(attached()).isEmpty();
        assertThat(store.files(read(2).id())).hasSize(1);
        assertThat(metadata.blobs().after(0, 10))
                .filteredOn(blob -> metadata.blobs().isReferenced(blob.id()))
                .hasSize(1);
        assertThat(metadata.blobs().isReferenced(plot.id())).isFalse();
    }

    @Test
    void tells_what_happened_to_a_version_or_to_the_model_itself() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        revise(1, REVISED);
        Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .changing(new Change.ReviseModel(REVISED), "described")
                .build()));
        revise(1, REVISED);
        assertThat(about(OptionalInt.of(1), 0, 10)).containsExactly(1L, 3L, 5L);
        assertThat(about(OptionalInt.of(1), 1, 1)).containsExactly(3L);
        assertThat(about(OptionalInt.of(2), 0, 10)).containsExactly(2L);
        assertThat(about(OptionalInt.empty(), 0, 10)).containsExactly(4L);
        assertThat(store.eventsAbout(DIGITS, OptionalInt.of(1), 0, 10)).isEmpty();
    }

    private List<Long> about(OptionalInt number, long after, int limit) {
        return store.eventsAbout(CHURN, number, after, limit).stream()
                .map(EventRecord::sequence)
                .toList();
    }

    @Test
    void keeps_what_holds_for_all_models() {
        assertThat(store.settings()).isEqualTo(new RegistrySettings(0, Revision.NOTHING));
        assertThat(change(0, "{\"rules\":[]}")).isTrue();
        assertThat(store.settings()).isEqualTo(new RegistrySettings(1, "{\"rules\":[]}"));
        assertThat(change(1, "{\"rules\":[\"one\"]}")).isTrue();
        assertThat(store.settings()).isEqualTo(new RegistrySettings(2, "{\"rules\":[\"one\"]}"));
        assertThat(store.events(Line.REGISTRY, 0, 10))
                .extracting(EventRecord::kind)
                .containsExactly("rules-set", "rules-set");
    }

    private boolean change(long decidedOn, String document) {
        EventDraft event = new EventDraft("rules-set", "ann", document);
        return store.change(new RegistrySettings.Change(decidedOn, document, event));
    }

    @Test
    void changes_nothing_for_all_models_when_that_was_changed_since() {
        change(0, "{\"rules\":[]}");
        assertThat(change(0, "{}")).isFalse();
        assertThat(store.settings().revision()).isEqualTo(1);
        assertThat(store.events(Line.REGISTRY, 0, 10)).hasSize(1);
    }

    @Test
    void changes_no_model_when_what_holds_for_all_was_changed_since() {
        registrar.create(CHURN);
        CommitBuilder commit = CommitBuilder.on(CHURN)
                .changing(new Change.ReviseModel(REVISED), "described")
                .decidedOnSettings(0);
        change(0, "{\"rules\":[]}");
        assertThat(store.commit(commit.build())).isEqualTo(new CommitResult.Conflict());
        assertThat(model(CHURN).revision()).isEqualTo(1);
        Registrar.done(store.commit(commit.decidedOnSettings(1).build()));
    }
}
