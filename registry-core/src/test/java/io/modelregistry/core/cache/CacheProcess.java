package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that asks a cache for a version whose only file is {@code weights.bin} in a directory that stands for the store,
 * where each fetch leaves a line in {@code fetches.log}. Prints the path that it got.
 */
final class CacheProcess {

    static final String FILE = "weights.bin";

    private CacheProcess() {}

    /** Arguments: the cache's directory, the store's, milliseconds that each read takes. */
    public static void main(String[] arguments) throws IOException {
        try (LocalCache cache = LocalCache.open(Path.of(arguments[0]))) {
            System.out.println(files(cache, Path.of(arguments[1]), Integer.parseInt(arguments[2]))
                    .path(FILE));
        }
    }

    static CachedVersionFiles files(LocalCache cache, Path store, int millis) throws IOException {
        Path file = store.resolve(FILE);
        Digest digest = Digest.of(file);
        ModelFile registered = new ModelFile(FILE, Files.size(file), digest);
        TestArtifacts artifacts = new DirectoryArtifacts(store, millis);
        return new CachedVersionFiles(
                "churn:7",
                Manifest.of(List.of(registered)).digest(),
                () -> List.of(new StoredFile(registered, new BlobKey(digest, 1))),
                FileSource.of(() -> artifacts, cache));
    }

    static long fetches(Path store) throws IOException {
        Path log = store.resolve("fetches.log");
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.count();
        }
    }

    /** Starts it, with what comes before the command of the Java virtual machine. */
    static Process start(List<String> before, Path cache, Path store, int millis) throws IOException {
        return start(before, CacheProcess.class, cache.toString(), store.toString(), Integer.toString(millis));
    }

    /** Starts another program. */
    static Process start(Class<?> program, String... arguments) throws IOException {
        return start(List.of(), program, arguments);
    }

    private static Process start(List<String> before, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static final class DirectoryArtifacts extends TestArtifacts {
        private final Path store;
        private final int millis;

        DirectoryArtifacts(Path store, int millis) {
            this.store = store;
            this.millis = millis;
        }

        @Override
        public InputStream open(BlobKey key, long offset, long length) {
            try {
                Files.writeString(
                        store.resolve("fetches.log"),
                        ProcessHandle.current().pid() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                return new SlowStream(Files.newInputStream(store.resolve(FILE)), millis);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class SlowStream extends FilterInputStream {
        private final int millis;

        SlowStream(InputStream in, int millis) {
            super(in);
            this.millis = millis;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return super.read(buffer, offset, length);
        }
    }
}
