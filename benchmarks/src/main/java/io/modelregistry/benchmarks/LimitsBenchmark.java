package io.modelregistry.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The largest file that is promised, in a JVM of 64 MiB, and the most files, each beside copying them with {@code cp} and
 * waiting until they are on the disk. Once each; the directory needs room for 32 GiB.
 */
final class LimitsBenchmark {

    private final Scratch scratch;

    LimitsBenchmark(Scratch scratch) {
        this.scratch = scratch;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.in(directory)) {
            LimitsBenchmark benchmark = new LimitsBenchmark(scratch);
            benchmark.measureFile("1 file of 8 GiB", 8L << 30).forEach(System.out::println);
            benchmark.measureFiles("100,000 files", 100_000).forEach(System.out::println);
        }
    }

    /** A file that takes no room: what is measured writes it in full. */
    List<Result> measureFile(String name, long bytes) throws IOException, InterruptedException {
        try (Scratch turn = Scratch.in(scratch.directory())) {
            Path source = Files.createDirectory(turn.path("source"));
            try (RandomAccessFile file =
                    new RandomAccessFile(source.resolve("weights.bin").toFile(), "rw")) {
                file.setLength(bytes);
            }
            return measure(name, turn, source, "-Xmx64m");
        }
    }

    /** Small files in a hundred folders. */
    List<Result> measureFiles(String name, int files) throws IOException, InterruptedException {
        try (Scratch turn = Scratch.in(scratch.directory())) {
            Path source = Files.createDirectory(turn.path("source"));
            for (int file = 0; file < files; file++) {
                Path folder = Files.createDirectories(source.resolve("folder-" + file % 100));
                Files.writeString(folder.resolve("file-" + file), Integer.toString(file));
            }
            Jobs.sync(source);
            return measure(name, turn, source, "-Xmx1g");
        }
    }

    private static List<Result> measure(String name, Scratch turn, Path source, String memory)
            throws IOException, InterruptedException {
        Path registry = turn.path("registry");
        Path fetched = turn.path("fetched");
        double copied = Jobs.seconds(() -> Jobs.copy(source, turn.path("copy")));
        double registered = Jobs.seconds(() -> fork(memory, "register", registry, source));
        double copiedBack = Jobs.seconds(() -> fork(memory, "fetch", registry, fetched));
        requireSame(source, fetched);
        return List.of(new Result(name, "register", copied, registered), new Result(name, "fetch", copied, copiedBack));
    }

    /** The start of a JVM is part of it. */
    private static void fork(String memory, String job, Path registry, Path files)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        String program = RegistryProcess.class.getName();
        Jobs.run(java, memory, "-cp", classPath, program, job, registry.toString(), files.toString());
    }

    private static void requireSame(Path source, Path fetched) throws IOException {
        if (files(source) != files(fetched)) {
            throw new IOException("What was fetched is not what was registered");
        }
    }

    private static long files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).count();
        }
    }
}
