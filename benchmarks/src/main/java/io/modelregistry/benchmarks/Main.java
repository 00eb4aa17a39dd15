package io.modelregistry.benchmarks;

import io.modelregistry.benchmarks.search.SearchBenchmark;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one benchmark by its name, in a directory on the disk that is to be measured. */
public final class Main {

    private Main() {}

    /** Takes {@code resolve}, {@code register}, {@code limits}, {@code record}, {@code follow} or {@code search}, and the directory. */
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
            default ->
                throw new IllegalArgumentException(
                        "Expected resolve, register, limits, record, follow or search, not " + arguments[0]);
        }
    }

    private static void resolve() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ResolveBenchmark.class.getName())
                        .build())
                .run();
    }
}
