package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.Change.MoveStage;
import io.modelregistry.spi.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Stages, and every move of them. */
abstract class StageContract extends MetadataFixture {

    private static final StageName PRODUCTION = new StageName("production");
    private static final StageName STAGING = new StageName("staging");

    StageContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void puts_a_version_into_a_stage() {
        registrar.register(CHURN, version("a").semantic("1.0.0"));
        Receipt receipt = registrar.move(CHURN, "production", 1);
        assertThat(receipt.number()).hasValue(1);
        ResolvedVersion expected = new ResolvedVersion(
                CHURN,
                1,
                Optional.of(SemanticVersion.of(1, 0, 0)),
                version("a").digest(),
                Optional.of(PRODUCTION),
                OptionalLong.of(receipt.sequence()));
        assertThat(store.inStage(CHURN, PRODUCTION)).contains(expected);
        assertThat(model(CHURN).stages()).containsExactly(expected);
        assertThat(store.version(CHURN, 1).orElseThrow().stages()).containsExactly(PRODUCTION);
    }

    @Test
    void finds_nothing_in_a_stage_that_was_never_filled() {
        registrar.register(CHURN, version("a"));
        registrar.move(CHURN, "production", 1);
        assertThat(store.inStage(CHURN, STAGING)).isEmpty();
        assertThat(store.inStage(DIGITS, PRODUCTION)).isEmpty();
        assertThat(store.moves(CHURN, STAGING)).isEmpty();
        assertThat(store.moves(DIGITS, PRODUCTION)).isEmpty();
        assertThat(store.movesAt(DIGITS, metadata.now())).isEmpty();
    }

    @Test
    void tells_stages_apart_by_case() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "Production", 2);
        assertThat(store.inStage(CHURN, PRODUCTION).orElseThrow().number()).isEqualTo(1);
        assertThat(store.inStage(CHURN, new StageName("Production"))
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(store.moves(CHURN, PRODUCTION)).hasSize(1);
    }

    @Test
    void replaces_and_empties_a_stage() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "staging", 1);
        registrar.move(CHURN, "production", 2);
        assertThat(store.version(CHURN, 1).orElseThrow().stages()).containsExactly(STAGING);
        assertThat(store.version(CHURN, 2).orElseThrow().stages()).containsExactly(PRODUCTION);
        assertThat(registrar.move(CHURN, "production", OptionalInt.empty()).number())
                .isEmpty();
        assertThat(store.inStage(CHURN, PRODUCTION)).isEmpty();
        assertThat(model(CHURN).stages())
                .extracting(version -> version.stage().orElseThrow())
                .containsExactly(STAGING);
        assertThat(store.version(CHURN, 2).orElseThrow().stages()).isEmpty();
    }

    @Test
    void holds_one_version_in_several_stages() {
        registrar.register(CHURN, version("a"));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "staging", 1);
        assertThat(store.version(CHURN, 1).orElseThrow().stages()).containsExactlyInAnyOrder(PRODUCTION, STAGING);
        assertThat(model(CHURN).stages()).hasSize(2);
    }

    @Test
    void gives_the_newest_move_of_each_stage_of_several_models() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        registrar.register(DIGITS, version("c"));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "production", 2);
        registrar.move(CHURN, "staging", 1);
        registrar.move(CHURN, "staging", OptionalInt.empty());
        registrar.move(DIGITS, "production", 1);
        List<StageChange> churn = List.of(newest(CHURN, PRODUCTION), newest(CHURN, STAGING));
        assertThat(store.newestMoves(List.of(CHURN, CHURN))).containsExactlyInAnyOrderElementsOf(churn);
        assertThat(store.newestMoves(List.of(DIGITS, CHURN, new ModelName("none"), new ModelName("CHURN"))))
                .hasSize(3)
                .containsAll(churn)
                .contains(newest(DIGITS, PRODUCTION));
        assertThat(store.newestMoves(List.of())).isEmpty();
    }

    private StageChange newest(ModelName model, StageName stage) {
        List<StageChange> moves = store.moves(model, stage);
        return moves.get(moves.size() - 1);
    }

    @Test
    void gives_newest_moves_of_more_models_than_fit_one_statement() {
        List<ModelName> models = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            models.add(new ModelName("model-" + i));
        }
        models.add(CHURN);
        registrar.register(CHURN, version("a"));
        registrar.move(CHURN, "production", 1);
        assertThat(store.newestMoves(models)).containsExactly(newest(CHURN, PRODUCTION));
    }

    @Test
    void keeps_every_move() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        Receipt first = registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "staging", 2);
        Receipt second = registrar.move(CHURN, "production", 2);
        MoveStage back = new MoveStage(
                PRODUCTION, OptionalInt.of(2), OptionalInt.of(1), "it was slow", OptionalLong.of(second.sequence()));
        Receipt third = Registrar.done(
                store.commit(CommitBuilder.on(CHURN).moving(back).by("bob").build()));
        assertThat(store.moves(CHURN, PRODUCTION))
                .containsExactly(
                        change(first, OptionalInt.empty(), 1),
                        change(second, OptionalInt.of(1), 2),
                        new StageChange(
                                CHURN,
                                PRODUCTION,
                                third.sequence(),
                                OptionalInt.of(2),
                                OptionalInt.of(1),
                                "bob",
                                "it was slow",
                                third.at(),
                                OptionalLong.of(second.sequence())));
    }

    private static StageChange change(Receipt receipt, OptionalInt from, int to) {
        return new StageChange(
                CHURN,
                PRODUCTION,
                receipt.sequence(),
                from,
                OptionalInt.of(to),
                CommitBuilder.ACTOR,
                "because",
                receipt.at(),
                OptionalLong.empty());
    }

    @Test
    void gives_a_move_made_again_another_id() {
        registrar.register(CHURN, version("a"));
        long first = registrar.move(CHURN, "production", 1).sequence();
        registrar.move(CHURN, "production", OptionalInt.empty());
        long again = registrar.move(CHURN, "production", 1).sequence();
        assertThat(again).isGreaterThan(first);
        assertThat(store.inStage(CHURN, PRODUCTION).orElseThrow().move()).hasValue(again);
    }

    @Test
    void gives_the_newest_move_of_each_stage_at_an_instant() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        Receipt production = registrar.move(CHURN, "production", 1);
        Receipt staging = registrar.move(CHURN, "staging", 2);
        Receipt replaced = registrar.move(CHURN, "production", 2);
        Receipt emptied = registrar.move(CHURN, "staging", OptionalInt.empty());
        assertThat(store.movesAt(CHURN, production.at().minusNanos(1_000))).isEmpty();
        assertMoves(store.movesAt(CHURN, production.at()), production);
        assertMoves(store.movesAt(CHURN, staging.at()), production, staging);
        assertMoves(store.movesAt(CHURN, replaced.at().minusNanos(1_000)), production, staging);
        assertMoves(store.movesAt(CHURN, replaced.at()), replaced, staging);
        assertMoves(store.movesAt(CHURN, emptied.at()), replaced, emptied);
        assertMoves(store.movesAt(CHURN, emptied.at().plusSeconds(1_000)), replaced, emptied);
    }

    private static void assertMoves(List<StageChange> moves, Receipt... receipts) {
        Long[] ids = List.of(receipts).stream().map(Receipt::sequence).toArray(Long[]::new);
        assertThat(moves).extracting(StageChange::id).containsExactlyInAnyOrder(ids);
    }
}
