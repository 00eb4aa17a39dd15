package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.spi.PrepareResult.Done;
import io.modelregistry.spi.PrepareResult.Prepared;
import io.modelregistry.spi.PrepareResult.SemanticVersionTaken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads prepare at once, and each gets one outcome. */
abstract class OperationContentionContract extends MetadataFixture {

    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    OperationContentionContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void of_threads_that_want_one_semantic_version_one_gets_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wanted = "1.0." + round;
            List<PrepareResult> results = Together.run(
                    THREADS,
                    thread -> registrar.prepare(
                            CommitBuilder.newOperation(),
                            CHURN,
                            version(wanted + " " + thread).semantic(wanted)));
            assertThat(results).filteredOn(Prepared.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(new SemanticVersionTaken()::equals).hasSize(THREADS - 1);
        }
    }

    @Test
    void of_threads_that_take_over_a_reservation_one_gets_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            VersionBuilder wanted = version("wanted").semantic("1.0." + round);
            operations.prepare(Registrar.preparation(CommitBuilder.newOperation(), CHURN, wanted, SHORT_LEASE));
            letShortLeasesRunOut();
            List<PrepareResult> results =
                    Together.run(THREADS, thread -> registrar.prepare(CommitBuilder.newOperation(), CHURN, wanted));
            assertThat(results).filteredOn(Prepared.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(new SemanticVersionTaken()::equals).hasSize(THREADS - 1);
        }
    }

    @Test
    void threads_that_prepare_one_operation_hold_the_same_blobs() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            OperationId operation = CommitBuilder.newOperation();
            VersionBuilder version =
                    version("round " + round).file("b", "shared").semantic("1.0." + round);
            List<List<Long>> held = Together.run(
                    THREADS,
                    thread -> Registrar.prepared(registrar.prepare(operation, CHURN, version)).stream()
                            .map(BlobRecord::id)
                            .toList());
            assertThat(new HashSet<>(held)).hasSize(1);
        }
        // One blob a round, and the one that all rounds share.
        assertThat(allBlobs()).hasSize(ROUNDS + 1);
    }

    @Test
    void threads_that_repeat_one_registration_register_once() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            OperationId operation = CommitBuilder.newOperation();
            VersionBuilder version = version("round " + round);
            List<Long> sequences = Together.run(THREADS, thread -> repeat(operation, version));
            assertThat(new HashSet<>(sequences)).hasSize(1);
            assertThat(model(CHURN).lastNumber()).isEqualTo(round);
        }
    }

    private long repeat(OperationId operation, VersionBuilder version) {
        PrepareResult result = registrar.prepare(operation, CHURN, version);
        if (result instanceof Done done) {
            return done.receipt().sequence();
        }
        registrar.markPresent(Registrar.prepared(result));
        return Registrar.done(registrar.commitDecided(operation, CHURN, version))
                .sequence();
    }

    @Test
    void threads_that_pin_overlapping_blobs_neither_wait_for_ever_nor_lose_a_pin() throws Exception {
        List<String> contents =
                IntStream.range(0, 12).mapToObj(i -> "content " + i).toList();
        Random random = Seed.random("overlapping preparations");
        List<List<VersionBuilder>> versions = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            versions.add(IntStream.range(0, 6)
                    .mapToObj(i -> someOf(contents, random))
                    .toList());
        }
        List<List<BlobRecord>> pinned = Together.run(THREADS, thread -> prepareAll(versions.get(thread)));
        List<BlobRecord> pins = pinned.stream().flatMap(List::stream).toList();
        // No two pins may have seen one generation, or a collector could overlook one of them.
        assertThat(pins)
                .extracting(blob -> blob.id() + " at " + blob.generation())
                .doesNotHaveDuplicates();
        assertThat(allBlobs()).extracting(BlobRecord::key).doesNotHaveDuplicates();
        assertThat(pins).extracting(blob -> blob.key().incarnation()).containsOnly(1);
        assertThat(allBlobs())
                .allSatisfy(blob -> assertThat(blobs.isReferenced(blob.id())).isTrue());
    }

    private static VersionBuilder someOf(List<String> contents, Random random) {
        List<String> shuffled = new ArrayList<>(contents);
        Collections.shuffle(shuffled, random);
        VersionBuilder version = version();
        shuffled.subList(0, 2 + random.nextInt(5)).forEach(content -> version.file(content, content));
        return version;
    }

    private List<BlobRecord> prepareAll(List<VersionBuilder> versions) {
        List<BlobRecord> pinned = new ArrayList<>();
        for (VersionBuilder version : versions) {
            pinned.addAll(Registrar.prepared(registrar.prepare(CommitBuilder.newOperation(), CHURN, version)));
        }
        return pinned;
    }

    @Test
    void a_fence_and_a_commit_at_once_have_one_outcome() throws Exception {
        registrar.create(CHURN);
        for (int round = 0; round < 2 * ROUNDS; round++) {
            OperationId operation = CommitBuilder.newOperation();
            VersionBuilder version = version("round " + round);
            registrar.markPresent(Registrar.prepared(
                    operations.prepare(Registrar.preparation(operation, CHURN, version, SHORT_LEASE))));
            letShortLeasesRunOut();
            int before = model(CHURN).lastNumber();
            List<Integer> outcomes =
                    Together.run(2, thread -> thread == 0 ? operations.fence() : add(operation, version));
            assertThat(outcomes.get(0) + outcomes.get(1))
                    .as("fenced or committed")
                    .isEqualTo(1);
            assertThat(model(CHURN).lastNumber()).isEqualTo(before + outcomes.get(1));
        }
    }

    private int add(OperationId operation, VersionBuilder version) {
        return registrar.commit(operation, CHURN, version) instanceof CommitResult.Done ? 1 : 0;
    }
}
