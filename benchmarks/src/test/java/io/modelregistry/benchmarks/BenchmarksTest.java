package io.modelregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.benchmarks.dashboard.DashboardBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks measure what they say, on small sizes. */
class BenchmarksTest {

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2"})
    void the_registry_and_its_floor_give_the_same_answer(String database) throws Exception {
        ResolveBenchmark benchmark = new ResolveBenchmark();
        benchmark.database = database;
        benchmark.open();
        assertThat(benchmark.resolve()).isEqualTo(benchmark.rawJdbc());
        benchmark.close();
    }

    @Test
    void registering_is_compared_with_copying(@TempDir Path directory) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/sync")) || Files.isExecutable(Path.of("/bin/sync")))
                .as("cp, find and sync")
                .isTrue();
        try (Scratch scratch = Scratch.in(directory)) {
            var result = new RegisterBenchmark(scratch).measure("3 files", 3, 150_000, 2);
            assertThat(result.copied()).isPositive();
            assertThat(result.done()).isPositive();
            assertThat(result.toString()).contains("3 files", "ratio");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void limits_are_compared_with_copying(@TempDir Path directory) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/sync")) || Files.isExecutable(Path.of("/bin/sync")))
                .as("cp, find and sync")
                .isTrue();
        try (Scratch scratch = Scratch.in(directory)) {
            LimitsBenchmark benchmark = new LimitsBenchmark(scratch);
            assertThat(benchmark.measureFile("1 file", 1_000_000))
                    .extracting(Result::job)
                    .containsExactly("register", "fetch");
            assertThat(benchmark.measureFiles("3 files", 3))
                    .allSatisfy(result -> assertThat(result.done()).isPositive());
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void the_dashboard_answers_whatever_its_pages_ask(@TempDir Path directory) throws Exception {
        DashboardBenchmark.run(directory, 20, 2);
    }
}
