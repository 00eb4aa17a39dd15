package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.CommitResult.Abandoned;
import io.modelregistry.spi.CommitResult.Conflict;
import io.modelregistry.spi.CommitResult.KeyReused;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.VersionSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@link MetadataStore#commit}: all of it or nothing, once. */
abstract class CommitContract extends MetadataFixture {

    CommitContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void creates_a_model() {
        Commit commit = CommitBuilder.on(CHURN)
                .creating("who leaves", Map.of("team", "growth"))
                .build();
        Receipt receipt = Registrar.done(store.commit(commit));
        assertThat(receipt).isEqualTo(new Receipt(CHURN, 1, receipt.at(), OptionalInt.empty()));
        ModelRecord model = model(CHURN);
        assertThat(model)
                .isEqualTo(new ModelRecord(
                        model.id(),
                        CHURN,
                        1,
                        0,
                        "who leaves",
                        Map.of("team", "growth"),
                        Revision.NOTHING,
                        Lifecycle.ACTIVE,
                        List.of(),
                        CommitBuilder.ACTOR,
                        receipt.at(),
                        receipt.at(),
                        1));
    }

    @Test
    void numbers_versions_from_1_without_gaps() {
        registrar.create(CHURN);
        for (int number = 1; number <= 5; number++) {
            Receipt receipt = registrar.register(CHURN, version("content " + number));
            assertThat(receipt.number()).hasValue(number);
            assertThat(receipt.sequence()).isEqualTo(number + 1);
            assertThat(model(CHURN).lastNumber()).isEqualTo(number);
            assertThat(model(CHURN).revision()).isEqualTo(number + 1);
            assertThat(model(CHURN).changedAt()).isEqualTo(receipt.at());
        }
    }

    @Test
    void numbers_each_model_on_its_own() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        assertThat(registrar.register(DIGITS, version("a")).number()).hasValue(1);
    }

    @Test
    void creates_a_model_with_its_first_version() {
        Receipt receipt = registrar.register(CHURN, version("a"));
        assertThat(receipt.sequence()).isEqualTo(1);
        assertThat(receipt.number()).hasValue(1);
        assertThat(model(CHURN).revision()).isEqualTo(1);
        assertThat(model(CHURN).createdAt()).isEqualTo(receipt.at());
        assertThat(events(Line.of(CHURN))).extracting(EventRecord::kind).containsExactly("version-registered");
        assertThat(events(Line.REGISTRY)).extracting(EventRecord::kind).containsExactly("model-created");
    }

    @Test
    void gives_the_same_digest_to_several_versions() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("a"));
        assertThat(store.newest(CHURN, Integer.MAX_VALUE, 10))
                .extracting(VersionSummary::digest)
                .containsExactly(version("a").digest(), version("a").digest());
    }

    @Test
    void applies_several_changes_in_their_order() {
        OperationId operation = CommitBuilder.newOperation();
        registrar.upload(operation, CHURN, version("a"));
        Commit commit = CommitBuilder.on(CHURN)
                .under(operation)
                .creating()
                .adding(version("a"))
                .moving("staging", OptionalInt.empty(), OptionalInt.of(1))
                .build();
        assertThat(Registrar.done(store.commit(commit)).number()).hasValue(1);
        assertThat(model(CHURN).stages()).hasSize(1);
        assertThat(model(CHURN).revision()).isEqualTo(1);
    }

    @Test
    void changes_nothing_when_the_model_has_moved_on() {
        registrar.register(CHURN, version("a"));
        long read = model(CHURN).revision();
        registrar.register(CHURN, version("b"));
        assertConflict(() -> CommitBuilder.on(CHURN)
                .moving("production", OptionalInt.empty(), OptionalInt.of(1))
                .decidedOn(read)
                .build());
    }

    @Test
    void changes_nothing_when_the_model_to_be_created_exists() {
        registrar.create(CHURN);
        assertConflict(
                () -> CommitBuilder.on(CHURN).creating("another", Map.of()).build());
        assertConflict(() -> CommitBuilder.on(CHURN).creating().decidedOn(0).build());
    }

    @Test
    void changes_nothing_when_a_model_exists_whose_name_differs_in_case_alone() {
        registrar.create(CHURN);
        assertConflict(() -> CommitBuilder.on(new ModelName("Churn")).creating().build());
        assertThat(events(Line.of(new ModelName("Churn")))).isEmpty();
    }

    @Test
    void changes_nothing_when_the_model_to_be_changed_does_not_exist() {
        registrar.create(DIGITS);
        OperationId operation = CommitBuilder.newOperation();
        registrar.upload(operation, CHURN, version("a"));
        assertThat(store.commit(CommitBuilder.on(CHURN)
                        .under(operation)
                        .adding(version("a"))
                        .build()))
                .isEqualTo(new Conflict());
        assertThat(store.model(CHURN)).isEmpty();
        assertThat(registrar.register(operation, CHURN, version("a")).number()).hasValue(1);
    }

    @Test
    void changes_nothing_when_there_was_a_model_and_it_is_gone() {
        assertThat(store.commit(CommitBuilder.on(CHURN).creating().decidedOn(3).build()))
                .isEqualTo(new Conflict());
        assertThat(store.model(CHURN)).isEmpty();
    }

    /** Neither model nor history nor the operation are changed, so that the decision can be taken again under the same key. */
    private void assertConflict(Supplier<Commit> commit) {
        ModelRecord before = model(CHURN);
        List<EventRecord> events = store.newestEvents(EventFilter.ALL, Optional.empty(), 100);
        Commit conflicting = commit.get();
        assertThat(store.commit(conflicting)).isEqualTo(new Conflict());
        assertThat(model(CHURN)).isEqualTo(before);
        assertThat(store.newestEvents(EventFilter.ALL, Optional.empty(), 100)).isEqualTo(events);
        assertThat(operations.find(conflicting.operation().key())).isEmpty();
    }

    @Test
    void decides_again_under_the_same_key_after_a_conflict() {
        registrar.register(CHURN, version("a"));
        CommitBuilder stale = registrar.moving(CHURN, "production", OptionalInt.of(1));
        registrar.register(CHURN, version("b"));
        OperationId operation = CommitBuilder.newOperation();
        assertThat(store.commit(stale.under(operation).build())).isEqualTo(new Conflict());
        CommitBuilder fresh = registrar.moving(CHURN, "production", OptionalInt.of(1));
        assertThat(Registrar.done(store.commit(fresh.under(operation).build())).number())
                .hasValue(1);
    }

    @Test
    void returns_the_first_receipt_when_a_commit_is_repeated() {
        Commit commit = CommitBuilder.on(CHURN).creating().build();
        CommitResult first = store.commit(commit);
        assertThat(store.commit(commit)).isEqualTo(first);
        assertThat(model(CHURN).revision()).isEqualTo(1);
        assertThat(events(Line.REGISTRY)).hasSize(1);
    }

    @Test
    void returns_the_first_receipt_when_a_registration_is_repeated_after_the_model_moved_on() {
        OperationId operation = CommitBuilder.newOperation();
        Receipt first = registrar.register(operation, CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        assertThat(registrar.commit(operation, CHURN, version("a"))).isEqualTo(new CommitResult.Done(first));
        assertThat(model(CHURN).lastNumber()).isEqualTo(2);
        assertThat(events(Line.of(CHURN))).hasSize(2);
    }

    @Test
    void returns_the_first_receipt_when_a_move_is_repeated_after_it_was_overtaken() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        Commit first = registrar.moving(CHURN, "production", OptionalInt.of(1)).build();
        CommitResult result = store.commit(first);
        registrar.move(CHURN, "production", 2);
        assertThat(store.commit(first)).isEqualTo(result);
        assertThat(store.inStage(CHURN, new StageName("production"))
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
    }

    @Test
    void changes_nothing_when_the_key_was_used_for_something_else() {
        Commit first = CommitBuilder.on(CHURN).creating().build();
        Registrar.done(store.commit(first));
        Commit second = CommitBuilder.on(DIGITS)
                .creating()
                .under(CommitBuilder.reused(first.operation()))
                .build();
        assertThat(store.commit(second)).isEqualTo(new KeyReused());
        assertThat(store.model(DIGITS)).isEmpty();
    }

    @Test
    void gives_up_a_version_that_was_never_prepared() {
        registrar.create(CHURN);
        assertThat(registrar.commit(CommitBuilder.newOperation(), CHURN, version("a")))
                .isEqualTo(new Abandoned());
        assertThat(model(CHURN).lastNumber()).isZero();
    }

    @Test
    void keeps_the_highest_level_of_the_commits_of_a_model() {
        Registrar.done(store.commit(CommitBuilder.on(CHURN).creating().level(2).build()));
        assertThat(model(CHURN).level()).isEqualTo(2);
        registrar.register(CHURN, version("a"));
        assertThat(model(CHURN).level()).isEqualTo(2);
        Registrar.done(store.commit(registrar
                .moving(CHURN, "production", OptionalInt.of(1))
                .level(7)
                .build()));
        assertThat(model(CHURN).level()).isEqualTo(7);
        registrar.create(DIGITS);
        assertThat(model(DIGITS).level()).isEqualTo(1);
    }
}
