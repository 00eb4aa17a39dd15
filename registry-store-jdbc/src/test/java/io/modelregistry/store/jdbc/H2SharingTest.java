package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.Receipt;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H2 has traps for those who share a process or a file. */
class H2SharingTest {

    private String address = "";
    private Metadata metadata;

    @BeforeEach
    void open() throws Exception {
        address = TestStore.H2.newAddress();
        metadata = TestStore.open(address);
    }

    @AfterEach
    void close() {
        metadata.close();
    }

    @Test
    void an_interrupted_thread_does_its_work_and_stays_interrupted() throws Exception {
        AtomicReference<Boolean> stayed = new AtomicReference<>(false);
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            Commits.register(metadata, Commits.CHURN, Commits.version("a"));
            stayed.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        thread.join();
        assertThat(stayed.get()).isTrue();
        assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("b"))
                        .number())
                .hasValue(2);
    }

    @Test
    void interrupts_at_any_moment_hurt_nobody() throws Exception {
        AtomicInteger registered = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                for (int j = 0; j < 15; j++) {
                    Commits.register(metadata, Commits.CHURN, Commits.version(number + " " + j));
                    registered.incrementAndGet();
                }
            }));
        }
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.forEach(Thread::interrupt);
            Thread.sleep(1);
        }
        assertThat(registered).hasValue(60);
        assertThat(metadata.store().model(Commits.CHURN).orElseThrow().lastNumber())
                .isEqualTo(60);
    }

    /** H2 loses changes of others when a transaction is rolled back, so none must run beside it. */
    @Test
    void one_transaction_writes_at_a_time_whichever_way_the_database_was_opened() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(address);
        try (Metadata lent = new JdbcMetadataProvider().open(source)) {
            for (Metadata client : List.of(metadata, lent)) {
                SingleWriter other = new SingleWriter(metadata.address(), new PooledConnections(source, c -> {}));
                Connection writing = other.lease();
                CompletableFuture<Receipt> waiting = CompletableFuture.supplyAsync(
                        () -> Commits.register(client, Commits.CHURN, Commits.version("a")));
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                assertThat(client.store().model(Commits.CHURN).isPresent()).isEqualTo(client == lent);
                other.giveBack(writing);
                assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
            }
        }
    }

    @Test
    void a_database_that_somebody_closed_is_opened_again() throws Exception {
        Commits.register(metadata, Commits.CHURN, Commits.version("a"));
        for (int number = 2; number <= 4; number++) {
            try (Connection other = TestStore.connect(address)) {
                Statements.execute(other, "shutdown");
            }
            assertThat(metadata.store().numbered(Commits.CHURN, 1)).isPresent();
            assertThat(metadata.store().inStage(Commits.CHURN, Commits.PRODUCTION))
                    .isEmpty();
            assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("b"))
                            .number())
                    .hasValue(number);
        }
    }

    @Test
    void a_second_process_is_told_that_h2_takes_one_at_a_time() throws Exception {
        Process process = new ProcessBuilder(
                        Path.java(), "-cp", System.getProperty("java.class.path"), Opener.class.getName(), address)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(3);
        assertThat(output).contains("another process has it open").contains("SQLite or a server database");
        assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("a"))
                        .number())
                .hasValue(1);
    }

    @Test
    void two_clients_of_one_process_share_a_database() {
        try (Metadata other = TestStore.open(address)) {
            Commits.register(metadata, Commits.CHURN, Commits.version("a"));
            assertThat(Commits.register(other, Commits.CHURN, Commits.version("b"))
                            .number())
                    .hasValue(2);
        }
        assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("c"))
                        .number())
                .hasValue(3);
    }

    @Test
    void a_database_in_memory_lives_as_long_as_its_client() {
        String memory = "jdbc:h2:mem:lives";
        try (Metadata first = TestStore.open(memory)) {
            Commits.register(first, Commits.CHURN, Commits.version("a"));
            assertThat(first.durability()).contains("nothing");
        }
        try (Metadata second = TestStore.open(memory)) {
            assertThat(second.store().model(Commits.CHURN)).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_told_without_telling_it() throws Exception {
        String other = TestStore.H2.newAddress() + ";USER=ann;PASSWORD=";
        TestStore.open(other + "s3cret-1").close();
        assertThatThrownBy(() -> TestStore.open(other + "s3cret-2"))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("s3cret");
    }

    /** Another process that opens the database. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try (Metadata metadata = TestStore.open(arguments[0])) {
                System.out.println("opened " + metadata.product());
            } catch (StoreException e) {
                System.out.println(e.getMessage());
                System.exit(3);
            }
        }
    }

    /** Where the running Java is. */
    private static final class Path {
        static String java() {
            return java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                    .toString();
        }
    }
}
