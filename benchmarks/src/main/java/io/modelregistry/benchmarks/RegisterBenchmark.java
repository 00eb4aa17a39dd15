package io.modelregistry.benchmarks;

import io.modelregistry.RegistryClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Registering files beside copying them with {@code cp} and waiting until they are on the disk, in turns, in the same
 * directory, which needs room for 3 GiB.
 */
final class RegisterBenchmark {

    private static final int ROUNDS = 3;
    private static final int BLOCK = 100_000;

    private final Scratch scratch;
    private final Random random = new Random(1);

    RegisterBenchmark(Scratch scratch) {
        this.scratch = scratch;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.in(directory)) {
            RegisterBenchmark benchmark = new RegisterBenchmark(scratch);
            System.out.println(benchmark.measure("1 file of 1 GiB", 1, 1 << 30, ROUNDS));
            System.out.println(benchmark.measure("1000 files of 100 kB", 1000, BLOCK, ROUNDS));
        }
    }

    /** Medians of so many rounds, after one that is not counted. */
    Result measure(String name, int files, int bytes, int rounds) throws IOException, InterruptedException {
        List<Double> copied = new ArrayList<>();
        List<Double> registered = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            try (Scratch turn = Scratch.in(scratch.directory())) {
                Path source = write(turn.path("source"), files, bytes);
                copied.add(Jobs.seconds(() -> Jobs.copy(source, turn.path("copy"))));
                registered.add(Jobs.seconds(() -> register(source, turn.path("registry"))));
            }
        }
        return new Result(
                name, "register", median(copied.subList(1, rounds + 1)), median(registered.subList(1, rounds + 1)));
    }

    /** New bytes each time: a registry would store known ones in no time. */
    private Path write(Path directory, int files, int bytes) throws IOException, InterruptedException {
        Files.createDirectory(directory);
        for (int file = 0; file < files; file++) {
            try (OutputStream out = Files.newOutputStream(directory.resolve("weights-" + file + ".bin"))) {
                writeRandom(out, bytes);
            }
        }
        Jobs.sync(directory);
        return directory;
    }

    private void writeRandom(OutputStream out, int bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int written = 0; written < bytes; written += BLOCK) {
            random.nextBytes(block);
            out.write(block, 0, Math.min(BLOCK, bytes - written));
        }
    }

    /** Opening is part of it: a training job opens a registry, registers once, and ends. */
    private static void register(Path source, Path registry) {
        try (RegistryClient client = RegistryClient.open(registry)) {
            client.model("benchmark").newVersion().files(source).register();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
