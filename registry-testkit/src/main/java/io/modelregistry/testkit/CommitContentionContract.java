package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.CommitResult.Conflict;
import io.modelregistry.spi.CommitResult.Done;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.VersionSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads commit to one model, and each gets one outcome. */
abstract class CommitContentionContract extends MetadataFixture {

    private static final int THREADS = 8;
    private static final int EACH = 8;
    private static final int ROUNDS = 5;

    CommitContentionContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void threads_that_register_into_one_model_get_dense_numbers() throws Exception {
        List<List<Receipt>> receipts = Together.run(THREADS, this::registerSeveral);
        List<Integer> numbers = receipts.stream()
                .flatMap(List::stream)
                .map(receipt -> receipt.number().orElseThrow())
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, THREADS * EACH).boxed().toList());
        assertThat(model(CHURN).lastNumber()).isEqualTo(THREADS * EACH);
        assertThat(model(CHURN).revision()).isEqualTo(THREADS * EACH);
        assertThat(store.newest(CHURN, Integer.MAX_VALUE, 1_000))
                .extracting(VersionSummary::number)
                .isEqualTo(reversed(numbers));
    }

    private List<Receipt> registerSeveral(int thread) {
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            receipts.add(registrar.register(CHURN, version(thread + " " + i)));
        }
        return receipts;
    }

    private static List<Integer> reversed(List<Integer> numbers) {
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void of_threads_that_decided_on_one_revision_one_wins() throws Exception {
        registrar.register(CHURN, version("a"));
        for (int round = 0; round < ROUNDS; round++) {
            long revision = model(CHURN).revision();
            List<Commit> decided = IntStream.range(0, THREADS)
                    .mapToObj(thread -> registrar
                            .moving(CHURN, "production", OptionalInt.of(1))
                            .build())
                    .toList();
            List<CommitResult> results = Together.run(THREADS, thread -> store.commit(decided.get(thread)));
            assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(new Conflict()::equals).hasSize(THREADS - 1);
            assertThat(model(CHURN).revision()).isEqualTo(revision + 1);
        }
        assertThat(store.moves(CHURN, new StageName("production"))).hasSize(ROUNDS);
    }

    @Test
    void of_threads_that_create_one_model_one_wins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<ModelName> names = List.of(new ModelName("model-" + round), new ModelName("MODEL-" + round));
            List<CommitResult> results = Together.run(
                    THREADS,
                    thread -> store.commit(
                            CommitBuilder.on(names.get(thread % 2)).creating().build()));
            assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(new Conflict()::equals).hasSize(THREADS - 1);
        }
        assertThat(store.modelsAfter(0, 100)).hasSize(ROUNDS);
    }

    @Test
    void threads_that_commit_one_operation_get_one_receipt() throws Exception {
        registrar.create(CHURN);
        for (int round = 1; round <= ROUNDS; round++) {
            OperationId operation = CommitBuilder.newOperation();
            VersionBuilder version = version("round " + round);
            registrar.upload(operation, CHURN, version);
            List<CommitResult> results = Together.run(THREADS, thread -> registrar.commit(operation, CHURN, version));
            assertThat(new HashSet<>(results)).hasSize(1);
            assertThat(Registrar.done(results.get(0)).number()).hasValue(round);
        }
        assertThat(model(CHURN).lastNumber()).isEqualTo(ROUNDS);
    }

    @Test
    void threads_that_repeat_one_change_without_preparation_get_one_receipt() throws Exception {
        OperationId operation = CommitBuilder.newOperation();
        List<CommitResult> results = Together.run(
                THREADS,
                thread -> store.commit(
                        CommitBuilder.on(CHURN).creating().under(operation).build()));
        assertThat(new HashSet<>(results)).hasSize(1);
        assertThat(Registrar.done(results.get(0)).sequence()).isEqualTo(1);
    }

    @Test
    void threads_that_change_different_models_do_not_hinder_each_other() throws Exception {
        List<ModelName> models = IntStream.range(0, THREADS)
                .mapToObj(thread -> new ModelName("model-" + thread))
                .toList();
        Together.run(THREADS, thread -> {
            for (int i = 0; i < EACH; i++) {
                registrar.register(models.get(thread), version(thread + " " + i));
            }
            return thread;
        });
        models.forEach(name -> assertThat(model(name).lastNumber()).isEqualTo(EACH));
    }
}
