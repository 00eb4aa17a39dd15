package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.Operation;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.system.TcpProxy.Loss;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LostAnswerIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    @Parameter
    private ServedDatabase kind;

    private ProxiedRegistry place;
    private TcpProxy proxy;

    @BeforeEach
    void place() throws Exception {
        place = ProxiedRegistry.in(directory, kind);
        proxy = place.proxy();
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_registration_succeeds_once_whichever_of_its_commits_is_cut_off(Loss loss) throws Exception {
        try (RegistryClient registry = place.open(LONG)) {
            int commits = commitsOfARegistration(registry);
            for (int nth = 1; nth <= commits; nth++) {
                proxy.lose(loss, nth);
                ModelVersion version =
                        draft(registry, loss + " of commit " + nth).register();
                assertThat(version.number()).isEqualTo(nth + 2);
                assertThat(proxy.losses()).isEqualTo(nth);
            }
            assertThatNumbersAre(registry, commits + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_moves_once_when_its_commit_is_cut_off(Loss loss) throws Exception {
        try (RegistryClient registry = place.open(LONG)) {
            ModelVersion first = draft(registry, "first").register();
            ModelVersion second = draft(registry, "second").register();
            ModelHandle model = registry.model("churn");
            proxy.lose(loss, 1);
            StageChange assigned = model.stage("production").assign(first, "it is the only one");
            proxy.lose(loss, 1);
            StageChange replaced = model.stage("production").replace(assigned, second, "it is better");
            proxy.lose(loss, 1);
            StageChange undone = model.stage("production").rollback(replaced, "it is not");
            assertThat(proxy.losses()).isEqualTo(3);
            assertThat(model.stage("production").history()).containsExactly(assigned, replaced, undone);
            assertThat(registry.resolve("churn@production").number()).isEqualTo(1);
            assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        }
    }

    @Test
    void a_registration_that_happened_while_the_database_stayed_away_is_found_by_its_key() throws Exception {
        try (RegistryClient registry = place.open(SHORT)) {
            loseLastCommit(Loss.ANSWER, commitsOfARegistration(registry));
            OutcomeUnknownException unknown = unknownOutcomeOf(draft(registry, "again"));
            proxy.up();
            Operation operation =
                    registry.maintenance().operation(unknown.operationKey()).orElseThrow();
            assertThat(operation.state()).isEqualTo(Operation.State.DONE);
            assertThat(operation.number()).hasValue(3);
            ModelVersion version = draft(registry, "again")
                    .operationKey(unknown.operationKey())
                    .register();
            assertThat(version.number()).isEqualTo(3);
            assertThatNumbersAre(registry, 3);
        }
    }

    @Test
    void a_registration_that_did_not_happen_while_the_database_stayed_away_happens_when_it_is_repeated()
            throws Exception {
        try (RegistryClient registry = place.open(SHORT)) {
            loseLastCommit(Loss.REQUEST, commitsOfARegistration(registry));
            OutcomeUnknownException unknown =
                    unknownOutcomeOf(draft(registry, "again").operationKey("nightly-7"));
            assertThat(unknown.operationKey()).isEqualTo("nightly-7");
            proxy.up();
            assertThat(registry.maintenance()
                            .operation("nightly-7")
                            .orElseThrow()
                            .state())
                    .isEqualTo(Operation.State.PREPARED);
            assertThatNumbersAre(registry, 2);
            ModelVersion version =
                    draft(registry, "again").operationKey("nightly-7").register();
            assertThat(version.number()).isEqualTo(3);
            assertThatNumbersAre(registry, 3);
        }
    }

    @Test
    void a_registration_can_be_repeated_wherever_the_database_went_away() throws Exception {
        try (RegistryClient registry = place.open(Duration.ofMillis(200))) {
            int commits = commitsOfARegistration(registry);
            for (int nth = 1; nth <= commits; nth++) {
                VersionDraft draft = draft(registry, "cut at " + nth).operationKey("key-" + nth);
                proxy.lose(Loss.ANSWER, nth, proxy::down);
                assertThatThrownBy(draft::register)
                        .isInstanceOfSatisfying(
                                RegistryException.class,
                                e -> assertThat(e.isRetryable()).isTrue());
                proxy.up();
                assertThat(draft.register().number()).isEqualTo(nth + 2);
            }
            assertThatNumbersAre(registry, commits + 2);
        }
    }

    @Test
    void a_stage_move_that_happened_while_the_database_stayed_away_is_found_by_its_key() throws Exception {
        try (RegistryClient registry = place.open(SHORT)) {
            ModelVersion version = draft(registry, "first").register();
            proxy.lose(Loss.ANSWER, 1, proxy::down);
            OutcomeUnknownException unknown = catchThrowableOfType(
                    OutcomeUnknownException.class,
                    () -> registry.model("churn").stage("production").assign(version, "it is the only one"));
            proxy.up();
            Operation operation =
                    registry.maintenance().operation(unknown.operationKey()).orElseThrow();
            assertThat(operation.state()).isEqualTo(Operation.State.DONE);
            assertThat(operation.number()).hasValue(1);
            assertThat(registry.model("churn").stage("production").history()).hasSize(1);
        }
    }

    @Test
    void reading_goes_on_when_a_link_was_cut_that_lay_idle() throws Exception {
        try (RegistryClient registry = place.open(LONG)) {
            draft(registry, "first").register();
            proxy.down();
            proxy.up();
            assertThat(registry.require("churn:1").number()).isEqualTo(1);
            assertThat(draft(registry, "second").register().number()).isEqualTo(2);
        }
    }

    private void loseLastCommit(Loss loss, int commits) {
        proxy.lose(loss, commits, proxy::down);
    }

    private static OutcomeUnknownException unknownOutcomeOf(VersionDraft draft) {
        OutcomeUnknownException unknown = catchThrowableOfType(OutcomeUnknownException.class, draft::register);
        assertThat(unknown).isNotNull().hasMessageContaining(unknown.operationKey());
        return unknown;
    }

    /** How often a registration commits, from preparation to version. The first one migrates and creates besides. */
    private int commitsOfARegistration(RegistryClient registry) {
        draft(registry, "first").register();
        int before = proxy.commits();
        draft(registry, "second").register();
        int commits = proxy.commits() - before;
        assertThat(commits).isPositive();
        return commits;
    }

    private static VersionDraft draft(RegistryClient registry, String content) {
        return registry.model("churn").newVersion().file("model.bin", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertThatNumbersAre(RegistryClient registry, int last) {
        List<Integer> numbers = registry.model("churn").versions().orderBy("number asc").list().stream()
                .map(ModelVersion::number)
                .toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, last).boxed().toList());
        assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        assertThat(registry.maintenance().verifyArtifacts().findings()).isEmpty();
    }
}
