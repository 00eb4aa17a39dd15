package io.modelregistry.benchmarks;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageHandle;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingListener;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;

/**
 * How long after the commit of a move a service runs the other version, where PostgreSQL tells of it: from the return of the
 * call that moved the stage to the listener that hears of the swap. Nobody asks meanwhile, since the interval is a day.
 */
final class FollowBenchmark {

    private static final int WARM_UP = 50;
    private static final int MOVES = 200;

    private FollowBenchmark() {}

    static void run(Path directory) throws IOException, InterruptedException, SQLException {
        try (Scratch scratch = Scratch.in(directory);
                TestDatabase database = PostgresServer.shared().newDatabase();
                RegistryClient training = open(database, scratch, "training");
                RegistryClient serving = open(database, scratch, "serving")) {
            ModelVersion[] versions = {register(training, 1), register(training, 2)};
            StageHandle production = training.model("churn").stage("production");
            production.assign(versions[0], "first");
            Swaps swaps = new Swaps();
            try (ServedModel<String> served = serving.serve("churn@production")
                    .refreshEvery(Duration.ofDays(1))
                    .listener(swaps)
                    .load(files -> "loaded")) {
                // A moment until the client listens.
                Thread.sleep(1_000);
                measure(WARM_UP, versions, production, swaps);
                long[] nanos = measure(MOVES, versions, production, swaps);
                System.out.printf(
                        "swapped after the commit: median %.1f ms, 99 %% %.1f ms, longest %.1f ms (%s)%n",
                        nanos[MOVES / 2] / 1e6, nanos[MOVES / 100 * 99] / 1e6, nanos[MOVES - 1] / 1e6, served);
            }
        }
    }

    private static RegistryClient open(TestDatabase database, Scratch scratch, String name) {
        return RegistryClient.builder()
                .metadata(database.url())
                .artifacts(scratch.path("artifacts").toUri().toString())
                .cache(scratch.path(name))
                .open();
    }

    private static ModelVersion register(RegistryClient registry, int content) {
        return registry.model("churn")
                .newVersion()
                .file("model.bin", new byte[] {(byte) content})
                .register();
    }

    private static long[] measure(int moves, ModelVersion[] versions, StageHandle production, Swaps swaps)
            throws InterruptedException {
        long[] nanos = new long[moves];
        for (int i = 0; i < moves; i++) {
            production.assign(versions[(i + 1) % 2], "move " + i);
            long committed = System.nanoTime();
            nanos[i] = Math.max(0, swaps.next() - committed);
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /** When each swap was heard of; the first comes before anybody waits. */
    private static final class Swaps implements ServingListener {

        private final SynchronousQueue<Long> heard = new SynchronousQueue<>();
        private boolean isFirst = true;

        @Override
        public void swapped(ResolvedVersion version) {
            long now = System.nanoTime();
            if (isFirst) {
                isFirst = false;
                return;
            }
            try {
                heard.put(now);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        long next() throws InterruptedException {
            return heard.take();
        }
    }
}
