package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyWritersIT {

    private static final String MODEL = "shared/model";
    private static final int PROCESSES = 4;
    private static final int THREADS = 8;
    private static final int VERSIONS = Integer.getInteger("writers.versions", 6);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
    void four_processes_of_eight_threads_get_dense_numbers_and_every_version_once(MetadataKind kind) throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, kind, ArtifactKind.FILE)) {
            List<Acknowledged> acknowledged = registerInProcesses(place);
            try (RegistryClient registry = place.open()) {
                assertThatAllAreThere(registry, acknowledged, PROCESSES * THREADS * VERSIONS);
            }
        }
    }

    @Test
    void thirty_two_threads_of_one_process_get_dense_numbers_on_h2() throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.H2, ArtifactKind.FILE);
                RegistryClient registry = place.open()) {
            List<List<Acknowledged>> each = Threads.together(
                    PROCESSES * THREADS,
                    thread -> IntStream.range(0, VERSIONS)
                            .mapToObj(i -> RegisteringProcess.register(registry, MODEL, thread + "/" + i))
                            .toList());
            List<Acknowledged> acknowledged =
                    each.stream().flatMap(List::stream).toList();
            assertThatAllAreThere(registry, acknowledged, PROCESSES * THREADS * VERSIONS);
        }
    }

    private static List<Acknowledged> registerInProcesses(TestRegistry place) throws Exception {
        List<Fork> forks = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                List<String> arguments = new ArrayList<>(place.addresses());
                arguments.addAll(List.of(MODEL, Integer.toString(THREADS), Integer.toString(VERSIONS)));
                forks.add(Fork.of(RegisteringProcess.class, arguments));
            }
            List<Acknowledged> acknowledged = new ArrayList<>();
            for (Fork fork : forks) {
                fork.join(Duration.ofMinutes(5)).forEach(line -> acknowledged.add(Acknowledged.parse(line)));
            }
            return acknowledged;
        } finally {
            for (Fork fork : forks) {
                fork.close();
            }
        }
    }

    private static void assertThatAllAreThere(RegistryClient registry, List<Acknowledged> acknowledged, int count) {
        List<Acknowledged> stored = registry.model(MODEL).versions().orderBy("number asc").list().stream()
                .map(Acknowledged::of)
                .toList();
        assertThat(stored).extracting(Acknowledged::number).containsExactlyElementsOf(numbers(count));
        assertThat(acknowledged.stream().sorted().toList()).isEqualTo(stored);
        assertThat(stored).extracting(Acknowledged::digest).doesNotHaveDuplicates();
        assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        assertThat(registry.maintenance().verifyArtifacts().findings()).isEmpty();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }
}
