package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.StoreException;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Metadata;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One SQLite file, several processes. */
class SqliteSharingTest {

    private static final int PROCESSES = 4;
    private static final int THREADS = 8;
    private static final int EACH = 4;

    @Test
    void several_processes_of_several_threads_open_and_fill_a_new_database() throws Exception {
        String address = TestStore.SQLITE.newAddress();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(Writer.class, address));
        }
        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        }
        try (Metadata metadata = TestStore.open(address)) {
            int all = PROCESSES * THREADS * EACH;
            assertThat(metadata.store().model(Commits.CHURN).orElseThrow().lastNumber())
                    .isEqualTo(all);
            assertThat(metadata.store().events(Line.of(Commits.CHURN), 0, 1_000))
                    .extracting(EventRecord::sequence)
                    .isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
            assertThat(metadata.store().eventsAfter(0, 1_000)).hasSize(all + 1);
        }
    }

    @Test
    void a_writer_waits_for_another_process_and_readers_do_not() throws Exception {
        String address = TestStore.SQLITE.newAddress();
        try (Metadata metadata = TestStore.open(address)) {
            Commits.register(metadata, Commits.CHURN, Commits.version("a"));
            Process holder = start(Holder.class, address);
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            assertThat(metadata.store().model(Commits.CHURN)).isPresent();
            long begin = System.nanoTime();
            assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("b"))
                            .number())
                    .hasValue(2);
            assertThat(System.nanoTime() - begin).isGreaterThan(500_000_000L);
            assertThat(holder.waitFor()).isZero();
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_told() throws Exception {
        Path directory = Files.createTempDirectory("registry");
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> TestStore.open("jdbc:sqlite:" + file.resolve("registry.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("directory");
        Files.delete(file);
        Files.delete(directory);
    }

    @Test
    void a_file_that_is_no_database_is_told() throws Exception {
        Path file =
                Files.writeString(Files.createTempFile("registry", ".db"), "this is no database at all".repeat(100));
        assertThatThrownBy(() -> TestStore.open("jdbc:sqlite:" + file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a database");
        assertThat(Files.readString(file)).startsWith("this is no database");
        Files.delete(file);
    }

    @Test
    void a_disk_that_is_full_is_told_and_hurts_nothing() throws Exception {
        String address = TestStore.SQLITE.newAddress();
        try (Metadata metadata = TestStore.open(address)) {
            Commits.register(metadata, Commits.CHURN, Commits.version("a"));
        }
        try (Connection connection = TestStore.connect(address)) {
            String pages = Statements.value(connection, "pragma page_count");
            Opening full = new Opening(java.time.InstantSource.system(), Migration.ALL);
            SqliteFullDataSource source = new SqliteFullDataSource(address, Integer.parseInt(pages));
            try (Metadata metadata = full.open(source.dataSource())) {
                String large = "x".repeat(1 << 20);
                assertThatThrownBy(() -> Commits.register(metadata, Commits.CHURN, Commits.version(large)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("full");
                source.grow();
                assertThat(Commits.register(metadata, Commits.CHURN, Commits.version(large))
                                .number())
                        .hasValue(2);
            }
        }
    }

    private static Process start(Class<?> main, String address) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), main.getName(), address)
                .redirectErrorStream(true)
                .start();
    }

    /** Registers from several threads. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            try (Metadata metadata = TestStore.open(arguments[0])) {
                List<Thread> threads = new ArrayList<>();
                List<Throwable> failures = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    Thread thread = new Thread(() -> fill(metadata));
                    thread.setUncaughtExceptionHandler((failed, e) -> failures.add(e));
                    thread.start();
                    threads.add(thread);
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                failures.forEach(Throwable::printStackTrace);
                System.exit(failures.size());
            }
        }

        private static void fill(Metadata metadata) {
            String name =
                    ProcessHandle.current().pid() + " " + Thread.currentThread().getId();
            for (int i = 0; i < EACH; i++) {
                Commits.register(metadata, Commits.CHURN, Commits.version(name + " " + i));
            }
        }
    }

    /** Holds the write lock for a second. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = TestStore.connect(arguments[0])) {
                Statements.execute(connection, "begin immediate");
                System.out.print("h");
                System.out.flush();
                Thread.sleep(1_000);
                Statements.execute(connection, "rollback");
            }
        }
    }
}
