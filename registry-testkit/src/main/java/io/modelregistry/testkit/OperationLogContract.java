package io.modelregistry.testkit;

import static io.modelregistry.testkit.CommitBuilder.operation;
import static io.modelregistry.testkit.Registrar.prepared;
import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelregistry.Digest;
import io.modelregistry.Operation.State;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.OperationLog.OperationRecord;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.spi.PrepareResult.Done;
import io.modelregistry.spi.PrepareResult.KeyReused;
import io.modelregistry.spi.PrepareResult.SemanticVersionTaken;
import io.modelregistry.spi.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link OperationLog}: registrations happen exactly once. */
abstract class OperationLogContract extends MetadataFixture {

    private static final OperationId FIRST = operation("first");
    private static final OperationId SECOND = operation("second");

    OperationLogContract(MetadataContract contract) {
        super(contract);
    }

    private PrepareResult prepareShortly(OperationId id, VersionBuilder version) {
        return operations.prepare(Registrar.preparation(id, CHURN, version, SHORT_LEASE));
    }

    private State state(OperationId id) {
        return operations.find(id.key()).orElseThrow().state();
    }

    @Test
    void prepares_an_operation_and_pins_its_blobs_sorted_by_digest() {
        VersionBuilder version = version("a").file("b", "bb").file("c", "ccc");
        List<BlobRecord> pinned = prepared(registrar.prepare(FIRST, CHURN, version));
        assertThat(pinned)
                .extracting(blob -> blob.key().digest())
                .isEqualTo(List.copyOf(version.blobs().keySet()));
        assertThat(pinned)
                .extracting(BlobRecord::size)
                .isEqualTo(List.copyOf(version.blobs().values()));
        assertThat(pinned).extracting(BlobRecord::state).containsOnly(BlobRecord.State.PENDING);
        assertThat(pinned).extracting(BlobRecord::generation).containsOnly(1L);
        assertThat(pinned).extracting(blob -> blob.key().incarnation()).containsOnly(1);
        assertThat(pinned)
                .allSatisfy(blob -> assertThat(blobs.isReferenced(blob.id())).isTrue());
        assertThat(allBlobs()).containsExactlyInAnyOrderElementsOf(pinned);
        assertThat(operations.find("first"))
                .contains(new OperationRecord(FIRST, CHURN, State.PREPARED, Optional.empty()));
    }

    @Test
    void shows_nothing_of_a_model_that_is_prepared_only() {
        registrar.prepare(FIRST, CHURN, version("a").semantic("1.0.0"));
        assertThat(store.model(CHURN)).isEmpty();
        assertThat(store.modelsAfter(0, 10)).isEmpty();
        assertThat(store.eventsAfter(0, 10)).isEmpty();
    }

    @Test
    void prepares_a_version_without_files() {
        assertThat(prepared(registrar.prepare(FIRST, CHURN, version()))).isEmpty();
        assertThat(registrar.register(FIRST, CHURN, version()).number()).hasValue(1);
    }

    @Test
    void finds_nothing_under_an_unknown_key() {
        assertThat(operations.find("first")).isEmpty();
        assertThat(operations.renew(FIRST, Duration.ofMinutes(1))).isFalse();
        operations.release(FIRST);
        assertThat(operations.find("first")).isEmpty();
    }

    @Test
    void pins_the_same_blob_for_two_operations_and_raises_its_generation() {
        BlobRecord first =
                prepared(registrar.prepare(FIRST, CHURN, version("a"))).get(0);
        registrar.markPresent(List.of(first));
        BlobRecord second =
                prepared(registrar.prepare(SECOND, DIGITS, version("a"))).get(0);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.state()).isEqualTo(BlobRecord.State.PRESENT);
        assertThat(second.generation()).isGreaterThan(first.generation());
    }

    @Test
    void keeps_its_pins_when_it_is_prepared_again() {
        List<BlobRecord> first =
                prepared(registrar.prepare(FIRST, CHURN, version("a").file("b", "bb")));
        List<BlobRecord> again =
                prepared(registrar.prepare(FIRST, CHURN, version("a").file("b", "bb")));
        assertThat(again)
                .extracting(BlobRecord::id)
                .isEqualTo(first.stream().map(BlobRecord::id).toList());
        assertThat(again)
                .extracting(BlobRecord::key)
                .isEqualTo(first.stream().map(BlobRecord::key).toList());
        assertThat(allBlobs()).hasSize(2);
        operations.release(FIRST);
        assertThat(again)
                .allSatisfy(blob -> assertThat(blobs.isReferenced(blob.id())).isFalse());
    }

    @Test
    void renews_the_lease_when_it_is_prepared_again() throws Exception {
        prepareShortly(FIRST, version("a"));
        registrar.prepare(FIRST, CHURN, version("a"));
        letShortLeasesRunOut();
        assertThat(operations.fence()).isZero();
        assertThat(state(FIRST)).isEqualTo(State.PREPARED);
    }

    @Test
    void renews_a_lease() throws Exception {
        prepareShortly(FIRST, version("a"));
        assertThat(operations.renew(FIRST, Duration.ofMinutes(5))).isTrue();
        letShortLeasesRunOut();
        assertThat(operations.fence()).isZero();
        assertThat(operations.renew(CommitBuilder.reused(FIRST), Duration.ofMinutes(5)))
                .isFalse();
    }

    @Test
    void renews_no_lease_of_what_is_done_or_abandoned() throws Exception {
        registrar.register(FIRST, CHURN, version("a"));
        prepareShortly(SECOND, version("b"));
        letShortLeasesRunOut();
        operations.fence();
        assertThat(operations.renew(FIRST, Duration.ofMinutes(5))).isFalse();
        assertThat(operations.renew(SECOND, Duration.ofMinutes(5))).isFalse();
        assertThat(state(FIRST)).isEqualTo(State.DONE);
        assertThat(state(SECOND)).isEqualTo(State.ABANDONED);
    }

    @Test
    void gives_the_stored_receipt_of_what_is_done() {
        Receipt receipt = registrar.register(FIRST, CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        assertThat(registrar.prepare(FIRST, CHURN, version("a"))).isEqualTo(new Done(receipt));
        assertThat(operations.find("first"))
                .contains(new OperationRecord(FIRST, CHURN, State.DONE, Optional.of(receipt)));
    }

    @Test
    void finds_the_receipt_of_a_change_that_needed_no_preparation() {
        Receipt receipt = Registrar.done(
                store.commit(CommitBuilder.on(CHURN).creating().under(FIRST).build()));
        assertThat(operations.find("first"))
                .contains(new OperationRecord(FIRST, CHURN, State.DONE, Optional.of(receipt)));
    }

    @Test
    void refuses_a_key_that_was_used_for_something_else() throws Exception {
        registrar.prepare(FIRST, CHURN, version("a"));
        assertThat(registrar.prepare(CommitBuilder.reused(FIRST), CHURN, version("b")))
                .isEqualTo(new KeyReused());
        assertThat(registrar.commit(CommitBuilder.reused(FIRST), CHURN, version("a")))
                .isEqualTo(new CommitResult.KeyReused());
        registrar.register(FIRST, CHURN, version("a"));
        assertThat(registrar.prepare(CommitBuilder.reused(FIRST), CHURN, version("b")))
                .isEqualTo(new KeyReused());
        prepareShortly(SECOND, version("a"));
        letShortLeasesRunOut();
        operations.fence();
        assertThat(registrar.prepare(CommitBuilder.reused(SECOND), CHURN, version("b")))
                .isEqualTo(new KeyReused());
        assertThat(allBlobs()).hasSize(1);
        assertThat(model(CHURN).lastNumber()).isEqualTo(1);
    }

    @Test
    void reserves_a_semantic_version_for_one_operation() {
        registrar.prepare(FIRST, CHURN, version("a").semantic("1.0.0"));
        assertThat(registrar.prepare(SECOND, CHURN, version("b").semantic("1.0.0")))
                .isEqualTo(new SemanticVersionTaken());
        assertThat(operations.find("second")).isEmpty();
        assertThat(allBlobs()).hasSize(1);
        prepared(registrar.prepare(SECOND, CHURN, version("b").semantic("1.0.1")));
        prepared(registrar.prepare(operation("third"), DIGITS, version("b").semantic("1.0.0")));
        prepared(registrar.prepare(operation("fourth"), CHURN, version("b").semantic("1.0.0+b")));
        prepared(registrar.prepare(FIRST, CHURN, version("a").semantic("1.0.0")));
    }

    @Test
    void keeps_a_semantic_version_for_the_version_that_has_it() {
        registrar.register(FIRST, CHURN, version("a").semantic("1.0.0"));
        assertThat(registrar.prepare(SECOND, CHURN, version("b").semantic("1.0.0")))
                .isEqualTo(new SemanticVersionTaken());
        operations.forget(Duration.ZERO);
        assertThat(registrar.prepare(SECOND, CHURN, version("b").semantic("1.0.0")))
                .isEqualTo(new SemanticVersionTaken());
    }

    @Test
    void abandons_what_ran_out_and_drops_its_pins_and_its_reservation() throws Exception {
        BlobRecord blob =
                prepared(prepareShortly(FIRST, version("a").semantic("1.0.0"))).get(0);
        registrar.prepare(SECOND, CHURN, version("b"));
        letShortLeasesRunOut();
        assertThat(operations.fence()).isEqualTo(1);
        assertThat(operations.fence()).isZero();
        assertThat(operations.find("first"))
                .contains(new OperationRecord(FIRST, CHURN, State.ABANDONED, Optional.empty()));
        assertThat(state(SECOND)).isEqualTo(State.PREPARED);
        assertThat(blobs.isReferenced(blob.id())).isFalse();
        prepared(registrar.prepare(operation("third"), CHURN, version("c").semantic("1.0.0")));
    }

    @Test
    void tells_a_commit_that_comes_late_that_it_was_abandoned() throws Exception {
        registrar.markPresent(prepared(prepareShortly(FIRST, version("a"))));
        letShortLeasesRunOut();
        operations.fence();
        assertThat(registrar.commit(FIRST, CHURN, version("a"))).isEqualTo(new CommitResult.Abandoned());
        assertThat(store.model(CHURN)).isEmpty();
        operations.forget(Duration.ZERO);
        assertThat(registrar.commit(FIRST, CHURN, version("a"))).isEqualTo(new CommitResult.Abandoned());
        assertThat(store.model(CHURN)).isEmpty();
    }

    @Test
    void revives_what_was_abandoned_when_it_is_prepared_again() throws Exception {
        VersionBuilder version = version("a").semantic("1.0.0");
        prepareShortly(FIRST, version);
        letShortLeasesRunOut();
        operations.fence();
        BlobRecord blob = prepared(registrar.prepare(FIRST, CHURN, version)).get(0);
        assertThat(state(FIRST)).isEqualTo(State.PREPARED);
        assertThat(blobs.isReferenced(blob.id())).isTrue();
        assertThat(registrar.prepare(SECOND, CHURN, version)).isEqualTo(new SemanticVersionTaken());
        assertThat(registrar.register(FIRST, CHURN, version).number()).hasValue(1);
    }

    @Test
    void does_not_revive_what_lost_its_semantic_version() throws Exception {
        VersionBuilder version = version("a").semantic("1.0.0");
        prepareShortly(FIRST, version);
        letShortLeasesRunOut();
        operations.fence();
        registrar.register(SECOND, CHURN, version);
        assertThat(registrar.prepare(FIRST, CHURN, version)).isEqualTo(new SemanticVersionTaken());
        assertThat(state(FIRST)).isEqualTo(State.ABANDONED);
    }

    @Test
    void takes_a_reservation_over_whose_lease_ran_out() throws Exception {
        registrar.markPresent(prepared(prepareShortly(FIRST, version("a").semantic("1.0.0"))));
        letShortLeasesRunOut();
        registrar.upload(SECOND, CHURN, version("b").semantic("1.0.0"));
        assertThat(registrar.commit(FIRST, CHURN, version("a").semantic("1.0.0")))
                .isEqualTo(new CommitResult.Abandoned());
        assertThat(registrar.prepare(FIRST, CHURN, version("a").semantic("1.0.0")))
                .isEqualTo(new SemanticVersionTaken());
        assertThat(Registrar.done(registrar.commit(SECOND, CHURN, version("b").semantic("1.0.0")))
                        .number())
                .hasValue(1);
    }

    @Test
    void releases_what_failed_before_it_committed() {
        BlobRecord blob = prepared(registrar.prepare(FIRST, CHURN, version("a").semantic("1.0.0")))
                .get(0);
        operations.release(CommitBuilder.reused(FIRST));
        assertThat(blobs.isReferenced(blob.id())).isTrue();
        operations.release(FIRST);
        assertThat(state(FIRST)).isEqualTo(State.ABANDONED);
        assertThat(blobs.isReferenced(blob.id())).isFalse();
        assertThat(registrar.commit(FIRST, CHURN, version("a").semantic("1.0.0")))
                .isEqualTo(new CommitResult.Abandoned());
        prepared(registrar.prepare(SECOND, CHURN, version("b").semantic("1.0.0")));
    }

    @Test
    void releases_nothing_that_is_done() {
        Receipt receipt = registrar.register(FIRST, CHURN, version("a").semantic("1.0.0"));
        operations.release(FIRST);
        assertThat(registrar.prepare(FIRST, CHURN, version("a").semantic("1.0.0")))
                .isEqualTo(new Done(receipt));
        assertThat(blobs.isReferenced(allBlobs().get(0).id())).isTrue();
    }

    @Test
    void forgets_what_ended_long_ago_and_nothing_else() throws Exception {
        registrar.register(FIRST, CHURN, version("a"));
        registrar.prepare(SECOND, CHURN, version("b"));
        assertThat(operations.forget(Duration.ofDays(30))).isZero();
        assertThat(operations.find("first")).isPresent();
        letShortLeasesRunOut();
        assertThat(operations.forget(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(operations.find("first")).isEmpty();
        assertThat(state(SECOND)).isEqualTo(State.PREPARED);
        assertThat(store.version(CHURN, 1)).isPresent();
        assertThat(registrar.register(SECOND, CHURN, version("b")).number()).hasValue(2);
    }

    @Test
    void fails_to_commit_before_every_blob_is_present() {
        registrar.create(CHURN);
        VersionBuilder version = version("a").file("b", "bb").file("c", "ccc");
        List<BlobRecord> pinned = prepared(registrar.prepare(FIRST, CHURN, version));
        registrar.markPresent(pinned.subList(0, 2));
        Throwable failure = catchThrowable(() -> assertNotDone(registrar.commit(FIRST, CHURN, version)));
        assertThat(failure).isNotInstanceOf(AssertionError.class);
        assertThat(model(CHURN).lastNumber()).isZero();
        assertThat(model(CHURN).revision()).isEqualTo(1);
        assertThat(state(FIRST)).isEqualTo(State.PREPARED);
        registrar.markPresent(pinned);
        assertThat(Registrar.done(registrar.commit(FIRST, CHURN, version)).number())
                .hasValue(1);
    }

    private static void assertNotDone(CommitResult result) {
        assertThat(result).isNotInstanceOf(CommitResult.Done.class);
    }

    @Test
    void turns_pins_into_references_of_the_version() {
        VersionBuilder version = version("a").file("b", "bb");
        registrar.register(FIRST, CHURN, version);
        assertThat(allBlobs()).hasSize(2).allSatisfy(blob -> {
            assertThat(blobs.isReferenced(blob.id())).isTrue();
            assertThat(blobs.uses(blob.id(), 10)).hasSize(1);
        });
        operations.forget(Duration.ZERO);
        operations.fence();
        assertThat(allBlobs())
                .allSatisfy(blob -> assertThat(blobs.isReferenced(blob.id())).isTrue());
    }

    @Test
    void inserts_the_next_incarnation_beside_a_blob_that_is_being_deleted() {
        BlobRecord old = prepared(registrar.prepare(FIRST, CHURN, version("a"))).get(0);
        operations.release(FIRST);
        assertThat(blobs.condemn(old.id(), old.generation())).isTrue();
        BlobRecord fresh =
                prepared(registrar.prepare(SECOND, CHURN, version("a"))).get(0);
        Digest digest = old.key().digest();
        assertThat(fresh.key()).isEqualTo(new BlobKey(digest, 2));
        assertThat(fresh.state()).isEqualTo(BlobRecord.State.PENDING);
        assertThat(fresh.generation()).isEqualTo(1);
        assertThat(allBlobs()).extracting(BlobRecord::key).containsExactlyInAnyOrder(old.key(), fresh.key());
        assertThat(prepared(registrar.prepare(operation("third"), CHURN, version("a")))
                        .get(0)
                        .id())
                .isEqualTo(fresh.id());
    }

    @Test
    void never_gives_an_incarnation_again_whose_row_was_dropped() {
        BlobRecord old = prepared(registrar.prepare(FIRST, CHURN, version("a"))).get(0);
        operations.release(FIRST);
        blobs.condemn(old.id(), old.generation());
        blobs.drop(old.id());
        BlobRecord fresh =
                prepared(registrar.prepare(SECOND, CHURN, version("a"))).get(0);
        assertThat(fresh.key().incarnation()).isGreaterThan(old.key().incarnation());
        assertThat(fresh.id()).isNotEqualTo(old.id());
    }
}
