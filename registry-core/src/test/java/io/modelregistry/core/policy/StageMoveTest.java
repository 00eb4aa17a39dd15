package io.modelregistry.core.policy;

import static io.modelregistry.core.policy.ReadModel.CHURN;
import static io.modelregistry.core.policy.ReadModel.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.StageChange;
import io.modelregistry.core.policy.StageMove.Request;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StageMoveTest {

    private final ReadModel read = new ReadModel();

    @Test
    void an_assignment_goes_from_what_is_there_to_what_is_asked_for() {
        apply(new Request.Assign(1));

        assertThat(decided(new Request.Assign(2)))
                .isEqualTo(new Change.MoveStage(
                        PRODUCTION, OptionalInt.of(1), OptionalInt.of(2), "because", OptionalLong.empty()));
    }

    @Test
    void assigning_what_is_there_changes_nothing() {
        apply(new Request.Assign(1));

        assertThat(decide(new Request.Assign(1))).isEmpty();
    }

    @Test
    void every_decision_holds_for_the_revision_that_was_read_alone() {
        assertThat(decide(new Request.Assign(1)).orElseThrow().decidedOn())
                .isEqualTo(OptionalLong.of(ReadModel.REVISION));
    }

    @Test
    void replacing_a_version_that_is_not_there_any_more_is_a_conflict_that_names_the_newest_move() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));

        assertThatThrownBy(() -> decide(new Request.ReplaceVersion(1, 3)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("stage production of churn")
                .hasMessageContaining("1 -> 2 by ana");
    }

    @Test
    void replacing_in_an_empty_stage_is_a_conflict() {
        assertThatThrownBy(() -> decide(new Request.ReplaceVersion(1, 3)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("nothing was ever moved there");
    }

    @Test
    void a_move_that_is_not_the_newest_is_no_precondition_even_if_its_version_is_back() {
        apply(new Request.Assign(1));
        StageChange first = moves().get(0);
        apply(new Request.Assign(2));
        apply(new Request.Assign(1));

        assertThatThrownBy(() -> decide(new Request.ReplaceMove(first.id(), 3))).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_rollback_takes_back_the_newest_move_and_says_which() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));

        assertThat(decided(new Request.Rollback()))
                .isEqualTo(new Change.MoveStage(
                        PRODUCTION,
                        OptionalInt.of(2),
                        OptionalInt.of(1),
                        "because",
                        OptionalLong.of(moves().get(1).id())));
    }

    @Test
    void repeated_rollbacks_go_further_back_and_never_forward() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));
        apply(new Request.Assign(3));

        assertThat(List.of(rolledBackTo(), rolledBackTo(), rolledBackTo()))
                .containsExactly(OptionalInt.of(2), OptionalInt.of(1), OptionalInt.empty());
        assertThatThrownBy(() -> decide(new Request.Rollback()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("no move left to take back");
    }

    @Test
    void a_version_put_back_on_purpose_can_be_returned_to() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));
        apply(new Request.Rollback());
        apply(new Request.Assign(2));
        apply(new Request.Assign(3));

        assertThat(rolledBackTo()).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void a_move_is_taken_back_once() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));
        StageChange bad = moves().get(1);
        apply(new Request.RollbackMove(bad));

        assertThatThrownBy(() -> decide(new Request.RollbackMove(bad)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("already taken back");
    }

    @Test
    void only_the_newest_standing_move_can_be_taken_back() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));

        assertThatThrownBy(() -> decide(new Request.RollbackMove(moves().get(0))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("not the newest that stands");
    }

    @Test
    void emptying_a_stage_can_be_taken_back() {
        apply(new Request.Assign(1));
        apply(new Request.Clear());

        assertThat(rolledBackTo()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void an_empty_stage_cannot_be_emptied() {
        assertThatThrownBy(() -> decide(new Request.Clear())).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_move_needs_a_reason_of_one_line() {
        assertThatThrownBy(() -> move(new Request.Clear(), " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> move(new Request.Clear(), "a\nb")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_deleted_version_enters_no_stage() {
        read.say(2, Remark.delete("bad"), "ana");

        assertThatThrownBy(() -> decide(new Request.Assign(2)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("churn:2 is deleted; restore it first");
    }

    @Test
    void a_rollback_does_not_bring_back_a_deleted_version() {
        apply(new Request.Assign(1));
        apply(new Request.Assign(2));
        read.say(1, Remark.delete("bad"), "ana");

        assertThatThrownBy(() -> decide(new Request.Rollback()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("churn:1 is deleted");
        assertThat(decide(new Request.Clear())).isPresent();
    }

    @Test
    void a_model_that_a_newer_library_wrote_is_not_written() {
        read.level(Level.RULES + 1);

        assertThatThrownBy(() -> decide(new Request.Assign(1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version");
    }

    private OptionalInt rolledBackTo() {
        apply(new Request.Rollback());
        return moves().get(moves().size() - 1).to();
    }

    private void apply(Request request) {
        Change.MoveStage move = decided(request);
        read.moved("production", move.to(), move.reason(), 0, move.undoes());
    }

    private List<StageChange> moves() {
        return read.moves(PRODUCTION);
    }

    private Change.MoveStage decided(Request request) {
        return (Change.MoveStage) decide(request).orElseThrow().changes().get(0);
    }

    private Optional<Commit> decide(Request request) {
        return move(request, "because").decide(read.model(), read);
    }

    private static StageMove move(Request request, String reason) {
        return StageMove.of(CHURN, PRODUCTION, request, new Grounds(reason, Optional.empty()), "ana");
    }
}
