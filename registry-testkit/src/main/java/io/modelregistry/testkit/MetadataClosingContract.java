package io.modelregistry.testkit;

import static io.modelregistry.testkit.PredictionBuilder.prediction;
import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.ConsumerStore;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import io.modelregistry.spi.VersionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a registry says about itself, and after it was closed. */
abstract class MetadataClosingContract extends MetadataFixture {

    MetadataClosingContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void says_what_it_is() {
        assertThat(metadata.address()).isNotBlank();
        assertThat(metadata.product()).isNotBlank();
        assertThat(metadata.durability()).isNotBlank();
        assertThat(metadata.schema()).isPositive();
    }

    @Test
    void has_a_secret_that_nobody_can_change() {
        byte[] secret = metadata.secret();
        assertThat(secret).hasSize(32).isNotEqualTo(new byte[32]);
        secret[0]++;
        assertThat(metadata.secret()).isNotEqualTo(secret).hasSize(32);
    }

    @Test
    void has_another_secret_than_other_registries() throws Exception {
        byte[] secret = metadata.secret();
        metadata.close();
        use(contract.openEmpty());
        assertThat(metadata.secret()).isNotEqualTo(secret);
    }

    @Test
    void may_be_migrated_when_there_is_nothing_to_do() {
        registrar.register(CHURN, version("a"));
        int schema = metadata.schema();
        metadata.migrate();
        assertThat(metadata.schema()).isEqualTo(schema);
        assertThat(store.version(CHURN, 1)).isPresent();
    }

    @Test
    void tells_the_time() {
        Instant first = metadata.now();
        assertThat(first).isEqualTo(first.truncatedTo(ChronoUnit.MICROS));
        assertThat(first)
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void does_nothing_when_it_is_closed_twice() {
        metadata.close();
        assertThatCode(metadata::close).doesNotThrowAnyException();
    }

    @Test
    void refuses_every_call_after_it_was_closed() {
        registrar.register(CHURN, version("a"));
        PredictionStore predictions = metadata.predictions();
        ConsumerStore consumers = metadata.consumers();
        metadata.close();
        assertRefuses(metadata);
        assertRefuses(consumers);
        assertRefuses(operations);
        assertRefuses(blobs);
        assertRefuses(predictions);
    }

    @Test
    void refuses_every_use_of_its_store_after_it_was_closed() {
        registrar.register(CHURN, version("a"));
        SearchIndex versionIndex = store.versionIndex();
        SearchIndex modelIndex = store.modelIndex();
        metadata.close();
        assertRefusesLists(store);
        assertRefusesSingleReads(store);
        assertRefuses(versionIndex);
        assertRefuses(modelIndex);
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
    }

    private static void assertRefuses(Metadata closed) {
        assertClosed(closed::store);
        assertClosed(closed::consumers);
        assertClosed(closed::operations);
        assertClosed(closed::blobs);
        assertClosed(closed::predictions);
        assertClosed(closed::address);
        assertClosed(closed::product);
        assertClosed(closed::schema);
        assertClosed(closed::durability);
        assertClosed(closed::secret);
        assertClosed(closed::now);
        assertClosed(closed::migrate);
    }

    private static void assertRefuses(ConsumerStore closed) {
        assertClosed(() -> closed.report(ConsumerStoreContract.report("a")));
        assertClosed(() -> closed.list(Optional.empty(), Duration.ofDays(1), 1));
        assertClosed(() -> closed.forget(Duration.ofDays(1)));
    }

    private static void assertRefuses(OperationLog closed) {
        OperationId id = CommitBuilder.newOperation();
        Preparation preparation = Registrar.preparation(id, CHURN, version("b"), Duration.ofMinutes(1));
        assertClosed(() -> closed.prepare(preparation));
        assertClosed(() -> closed.renew(id, Duration.ofMinutes(1)));
        assertClosed(() -> closed.find("first"));
        assertClosed(closed::fence);
        assertClosed(() -> closed.forget(Duration.ofDays(1)));
        assertClosed(() -> closed.release(id));
    }

    private static void assertRefuses(BlobIndex closed) {
        assertClosed(() -> closed.after(0, 1));
        assertClosed(() -> closed.markPresent(List.of(1L)));
        assertClosed(() -> closed.isReferenced(1));
        assertClosed(() -> closed.uses(1, 1));
        assertClosed(() -> closed.condemn(1, 1));
        assertClosed(() -> closed.drop(1));
    }

    private static void assertRefuses(PredictionStore closed) {
        PredictionRecord prediction =
                prediction(PredictionStoreContract.recorder("shop"), 1).build();
        assertClosed(() -> closed.reserve(prediction.recorder(), 1));
        assertClosed(() -> closed.append(List.of(prediction)));
        assertClosed(() -> closed.append(List.of()));
        assertClosed(() -> closed.end(prediction.recorder().id(), 1));
        assertClosed(() -> closed.newest(PredictionFilter.ALL, Optional.empty(), 1));
        assertClosed(() -> closed.count(PredictionFilter.ALL));
        assertClosed(() -> closed.perDay(PredictionFilter.ALL));
        assertClosed(() -> closed.repeated(List.of("a")));
        assertClosed(() -> closed.delete(PredictionFilter.ALL, 1));
        assertClosed(() -> closed.erase(PredictionFilter.ALL, 1));
        assertClosed(() -> closed.missing(Instant.EPOCH));
    }

    private static void assertRefusesLists(MetadataStore closed) {
        assertClosed(() -> closed.models(List.of(1L)));
        assertClosed(() -> closed.modelsAfter(0, 1));
        assertClosed(() -> closed.revisions(List.of(CHURN)));
        assertClosed(() -> closed.versions(List.of(1L)));
        assertClosed(() -> closed.versionsAfter(CHURN, 0, 1));
        assertClosed(() -> closed.versionsNumbered(List.of(new VersionKey(CHURN, 1))));
        assertClosed(() -> closed.derivedFrom(List.of(new VersionKey(CHURN, 1)), 0, 1));
        assertClosed(() -> closed.projections(List.of(1L)));
        assertClosed(() -> closed.files(1));
        assertClosed(() -> closed.newest(CHURN, 10, 1));
        assertClosed(() -> closed.bySemanticVersion(CHURN, Optional.empty(), 1));
        assertClosed(() -> closed.moves(CHURN, new StageName("production")));
        assertClosed(() -> closed.movesAt(CHURN, Instant.EPOCH));
        assertClosed(() -> closed.newestMoves(List.of(CHURN)));
        assertClosed(() -> closed.events(Line.REGISTRY, 0, 1));
        assertClosed(() -> closed.newestEvents(EventFilter.ALL, Optional.empty(), 1));
        assertClosed(() -> closed.eventsAfter(0, 1));
        assertClosed(closed::lastPosition);
    }

    private static void assertRefusesSingleReads(MetadataStore closed) {
        Commit commit = CommitBuilder.on(DIGITS).creating().build();
        assertClosed(() -> closed.commit(commit));
        assertClosed(() -> closed.model(CHURN));
        assertClosed(() -> closed.version(CHURN, 1));
        assertClosed(() -> closed.inStage(CHURN, new StageName("production")));
        assertClosed(() -> closed.exact(CHURN, SemanticVersion.of(1, 0, 0)));
        assertClosed(() -> closed.withDigest(CHURN, Digest.of(new byte[0]), 0));
        assertClosed(closed::settings);
        assertClosed(() -> closed.change(new RegistrySettings.Change(0, "{}", new EventDraft("kind", "ann", "{}"))));
        assertClosed(() -> closed.numbered(CHURN, 1));
        assertClosed(() -> closed.settle(CHURN));
        assertClosed(() -> closed.end(Line.REGISTRY));
        assertClosed(closed::versionIndex);
        assertClosed(closed::modelIndex);
    }

    private static void assertRefuses(SearchIndex closed) {
        SearchField name = SearchField.of(SearchField.Kind.NAME);
        SearchOrder order =
                new SearchOrder(name, SearchOrder.By.TEXT, SearchOrder.Direction.ASCENDING, OptionalLong.empty());
        assertClosed(() -> closed.walk(order, Optional.empty(), 1));
        assertClosed(() -> closed.values(name, List.of(1L)));
        assertClosed(() -> closed.count(List.of(SearchRange.Texts.only(name, "a")), OptionalLong.empty(), 1));
        assertClosed(() -> closed.candidates(SearchRange.Texts.only(name, "a"), OptionalLong.empty(), 1));
        assertClosed(() -> closed.count(OptionalLong.empty()));
    }
}
