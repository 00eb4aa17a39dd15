package io.modelregistry.benchmarks;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.predict.CorePredictionDraft;
import io.modelregistry.core.predict.Recorder;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * What recording adds to a call on the thread that makes it: the median and other percentiles of single calls, in nanoseconds.
 * Calls come a few at a time, so that none is dropped, which would be cheaper.
 */
final class RecordBenchmark {

    private static final int WARM_UP = 30_000;
    private static final int CALLS = 50_000;
    private static final int AT_ONCE = 20;
    private static final long PAUSE = 3_000_000;

    private RecordBenchmark() {}

    static void run(Path directory) throws IOException {
        try (Scratch scratch = Scratch.in(directory);
                Metadata metadata = open("jdbc:sqlite:" + scratch.path("registry.db"));
                Recorder recorder = new Recorder(
                        () -> metadata, metadata.address(), scratch.path("spool"), "benchmark", () -> "here")) {
            measure("warm-up, bare call", WARM_UP, RecordBenchmark::bareCall);
            measure("warm-up, recorded", WARM_UP, () -> recordedCall(recorder));
            measure("bare call", CALLS, RecordBenchmark::bareCall);
            measure("recorded", CALLS, () -> recordedCall(recorder));
            System.out.println(recorder.flush(Duration.ofMinutes(1)) ? recorder.status() : "not flushed");
        }
    }

    private static Metadata open(String address) {
        return ServiceLoader.load(MetadataProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> address.startsWith(provider.scheme() + ":"))
                .findFirst()
                .orElseThrow()
                .open(address);
    }

    private static int bareCall() {
        try (Lease lease = new Lease()) {
            return lease.model();
        }
    }

    private static int recordedCall(Recorder recorder) {
        return new CorePredictionDraft<>(Lease::new, recorder, true)
                .call(model -> model)
                .value();
    }

    private static void measure(String what, int calls, IntSupplier call) {
        long[] nanos = new long[calls];
        long sum = 0;
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            sum += call.getAsInt();
            nanos[i] = System.nanoTime() - begin;
            if (i % AT_ONCE == 0) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: median %d ns, 99 %% %d ns, 99.9 %% %d ns (%d)%n",
                what, nanos[calls / 2], nanos[calls / 100 * 99], nanos[calls / 1_000 * 999], sum);
    }

    private static final class Lease implements ModelLease<Integer> {

        private static final ResolvedVersion VERSION = new ResolvedVersion(
                new ModelName("churn"),
                1,
                Optional.empty(),
                Digest.of(new byte[0]),
                Optional.empty(),
                OptionalLong.empty());
        private static final ModelStamp STAMP = ModelStamp.of(VERSION);

        @Override
        public Integer model() {
            return 42;
        }

        @Override
        public ResolvedVersion version() {
            return VERSION;
        }

        @Override
        public ModelStamp stamp() {
            return STAMP;
        }

        @Override
        public void close() {}
    }
}
