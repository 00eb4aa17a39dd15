package io.modelregistry.benchmarks;

import io.modelregistry.benchmarks.dashboard.DashboardBenchmark;
import io.modelregistry.benchmarks.search.SearchBenchmark;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one benchmark by its name, in a directory on the disk that is to be measured. */
public final class Main {

    private static final int MODELS = 10_000;
    private static final int ROUNDS = 101;

    private Main() {}

    /** Takes {@code resolve}, {@code register}, {@code limits}, {@code record}, {@code follow}, {@code search} or {@code dashboard}, and the directory. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Expected a benchmark and a directory");
        }
        switch (arguments[0]) {
            case "resolve" -> resolve();
            case "register" -> RegisterBenchmark.run(Path.of(arguments[1]));
            case "limits" -> LimitsBenchmark.run(Path.of(arguments[1]));
            case "record" -> RecordBenchmark.run(Path.of(arguments[1]));
            case "follow" -> FollowBenchmark.run(Path.of(arguments[1]));
            case "search" -> SearchBenchmark.run(Path.of(arguments[1]));
            case "dashboard" -> DashboardBenchmark.run(Path.of(arguments[1]), MODELS, ROUNDS);
            default ->
                throw new IllegalArgumentException(
                        "Expected resolve, register, limits, record, follow, search or dashboard, not " + arguments[0]);
        }
    }

    private static void resolve() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ResolveBenchmark.class.getName())
                        .build())
                .run();
    }
}
