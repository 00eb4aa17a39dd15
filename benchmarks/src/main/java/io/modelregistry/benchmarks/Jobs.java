package io.modelregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** What is measured, and what is done beside it to compare with. */
final class Jobs {

    private Jobs() {}

    /** Copies a directory and waits until it is on the disk. A copy of a file with holes has none. */
    static void copy(Path source, Path target) throws IOException, InterruptedException {
        run("cp", "-r", "--sparse=never", source.toString(), target.toString());
        sync(target);
    }

    static void sync(Path directory) throws IOException, InterruptedException {
        run("find", directory.toString(), "-exec", "sync", "{}", "+");
    }

    static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exit);
        }
    }

    static double seconds(Job job) throws IOException, InterruptedException {
        long start = System.nanoTime();
        job.run();
        return (System.nanoTime() - start) / 1e9;
    }

    @FunctionalInterface
    interface Job {
        void run() throws IOException, InterruptedException;
    }
}
