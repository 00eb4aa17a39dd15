package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads, and no bytes but the right ones. */
abstract class PutContentionContract extends ArtifactFixture {

    private static final int THREADS = 16;

    PutContentionContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @Test
    void all_threads_that_put_the_same_bytes_find_them_complete() throws Exception {
        byte[] content = bytes(1_500_000, 1);
        List<Boolean> complete =
                Together.run(THREADS, i -> Arrays.equals(read(put(content), 0, content.length), content));
        assertThat(complete).containsOnly(true);
        assertThat(list()).containsExactly(key(content));
    }

    @Test
    void a_reader_sees_nothing_or_all_while_threads_put() throws Exception {
        byte[] content = bytes(1_500_000, 2);
        AtomicInteger writers = new AtomicInteger(THREADS);
        List<Callable<Boolean>> tasks = new ArrayList<>(Collections.nCopies(THREADS, () -> {
            put(content);
            writers.decrementAndGet();
            return true;
        }));
        tasks.add(() -> seesNothingOrAll(content, writers));
        assertThat(Together.all(tasks)).containsOnly(true);
    }

    private boolean seesNothingOrAll(byte[] content, AtomicInteger writers) {
        BlobKey key = key(content);
        boolean seen = false;
        while (writers.get() > 0 || !seen) {
            try {
                if (!Arrays.equals(read(key, 0, content.length), content)) {
                    return false;
                }
                seen = true;
            } catch (IntegrityException e) {
                if (seen) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void bytes_that_change_between_stage_and_put_never_win_a_race() throws Exception {
        byte[] right = bytes(300_000, 3);
        List<Boolean> outcomes = Together.run(THREADS, i -> putUnreliably(right, i));
        assertThat(outcomes).contains(true);
        assertHolds(key(right), right);
    }

    /** Every second source is another one when it is read again. */
    private boolean putUnreliably(byte[] right, int index) {
        byte[] later = index % 2 == 0 ? right : bytes(300_000, 100 + index);
        try (Staged staged = stage(TestSource.changing("file-" + index, right, later))) {
            put(staged, key(right));
            return true;
        } catch (InvalidInputException e) {
            return index % 2 == 0;
        }
    }

    @Test
    void overlapping_sets_are_put_in_any_order_without_a_deadlock() throws Exception {
        List<byte[]> contents =
                IntStream.range(0, 12).mapToObj(i -> bytes(20_000 + i, i)).toList();
        Random random = Seed.random("orders of overlapping puts");
        List<List<byte[]>> orders = IntStream.range(0, THREADS)
                .mapToObj(i -> shuffled(contents, random))
                .toList();
        Together.run(THREADS, i -> putAll(orders.get(i)));
        contents.forEach(content -> assertHolds(key(content), content));
        assertThat(list()).hasSize(contents.size());
    }

    private static List<byte[]> shuffled(List<byte[]> contents, Random random) {
        List<byte[]> shuffled = new ArrayList<>(contents);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 8 + random.nextInt(contents.size() - 8 + 1));
    }

    private int putAll(List<byte[]> contents) {
        List<BlobSource> sources = contents.stream()
                .<BlobSource>map(content -> TestSource.of("file", content))
                .toList();
        List<Staged> staged = store.stage(sources, TransferListener.NONE);
        List<Placement> placements =
                staged.stream().map(Progress::firstIncarnation).toList();
        store.put(placements, TransferListener.NONE);
        staged.forEach(Staged::close);
        return staged.size();
    }

    @Test
    void a_late_deletion_of_the_first_incarnation_never_touches_the_second() throws Exception {
        byte[] content = bytes(50_000, 4);
        put(content, 1);
        Together.run(THREADS, i -> {
            if (i % 2 == 0) {
                store.delete(key(content, 1));
            } else {
                put(content, 2);
            }
            return i;
        });
        assertHolds(key(content, 2), content);
        assertHoldsNothing(key(content, 1));
    }
}
