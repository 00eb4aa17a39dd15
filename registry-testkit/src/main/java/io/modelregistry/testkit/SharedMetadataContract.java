package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.StageName;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog.OperationRecord;
import io.modelregistry.spi.VersionRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One registry opened twice, at once or one after the other. */
abstract class SharedMetadataContract extends MetadataFixture {

    private static final OperationId FIRST = CommitBuilder.operation("first");

    SharedMetadataContract(MetadataContract contract) {
        super(contract);
    }

    private Metadata openAgain() throws Exception {
        Optional<Metadata> again = contract.openAgain();
        assumeThat(again).as("a registry that can be shared").isPresent();
        return again.orElseThrow();
    }

    @Test
    void keeps_everything_when_it_is_closed() throws Exception {
        registrar.register(
                FIRST,
                CHURN,
                version("a").semantic("1.0.0").tag("team", "growth").metric("m", 0.5));
        registrar.move(CHURN, "production", 1);
        ModelRecord model = model(CHURN);
        VersionRecord version = store.version(CHURN, 1).orElseThrow();
        List<EventRecord> events = store.newestEvents(EventFilter.ALL, Optional.empty(), 100);
        Optional<OperationRecord> operation = operations.find("first");
        byte[] secret = metadata.secret();
        metadata.close();
        use(openAgain());
        assertThat(model(CHURN)).isEqualTo(model);
        assertThat(store.version(CHURN, 1)).contains(version);
        assertThat(store.newestEvents(EventFilter.ALL, Optional.empty(), 100)).isEqualTo(events);
        assertThat(operations.find("first")).isEqualTo(operation);
        assertThat(metadata.secret()).isEqualTo(secret);
        assertThat(allBlobs()).hasSize(1);
        Projections.assertSame(
                store.projections(List.of(version.id())).get(0),
                version("a").tag("team", "growth").metric("m", 0.5).build());
        assertThat(registrar.register(CHURN, version("b")).number()).hasValue(2);
        EventLines.assertChained(events(Line.of(CHURN)));
    }

    @Test
    void shows_at_once_what_another_changed() throws Exception {
        registrar.create(CHURN);
        try (Metadata other = openAgain()) {
            Registrar elsewhere = new Registrar(other);
            for (int number = 1; number <= 10; number++) {
                Registrar writer = number % 2 == 0 ? registrar : elsewhere;
                Metadata reader = number % 2 == 0 ? other : metadata;
                writer.register(CHURN, version("content " + number));
                writer.move(CHURN, "production", number);
                assertThat(reader.store().model(CHURN).orElseThrow().lastNumber())
                        .isEqualTo(number);
                assertThat(reader.store()
                                .inStage(CHURN, new StageName("production"))
                                .orElseThrow()
                                .number())
                        .isEqualTo(number);
            }
        }
    }

    @Test
    void numbers_versions_densely_through_both() throws Exception {
        registrar.create(CHURN);
        try (Metadata other = openAgain()) {
            Registrar elsewhere = new Registrar(other);
            List<Integer> numbers = Together.run(
                    8,
                    thread -> (thread % 2 == 0 ? registrar : elsewhere)
                            .register(CHURN, version("content " + thread))
                            .number()
                            .orElseThrow());
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 8).boxed().toList());
            EventLines.assertChained(events(Line.of(CHURN)));
        }
    }

    @Test
    void takes_up_an_operation_that_another_prepared() throws Exception {
        registrar.upload(FIRST, CHURN, version("a"));
        try (Metadata other = openAgain()) {
            Registrar elsewhere = new Registrar(other);
            assertThat(elsewhere.register(FIRST, CHURN, version("a")).number()).hasValue(1);
            assertThat(registrar.commit(FIRST, CHURN, version("a")))
                    .isEqualTo(elsewhere.commit(FIRST, CHURN, version("a")));
        }
    }

    @Test
    void has_one_secret_for_all_clients() throws Exception {
        try (Metadata other = openAgain()) {
            assertThat(other.secret()).isEqualTo(metadata.secret());
        }
    }

    @Test
    void migrates_through_several_at_once() throws Exception {
        registrar.register(CHURN, version("a"));
        try (Metadata other = openAgain()) {
            assertThatCode(() -> Together.run(6, thread -> {
                        (thread % 2 == 0 ? metadata : other).migrate();
                        return thread;
                    }))
                    .doesNotThrowAnyException();
            assertThat(other.schema()).isEqualTo(metadata.schema());
        }
        assertThat(model(CHURN).lastNumber()).isEqualTo(1);
    }
}
