package io.modelregistry.core;

import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.StageName;
import io.modelregistry.core.policy.StageMove;
import io.modelregistry.core.policy.StageMove.Request;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.ModelRecord;
import java.util.List;
import java.util.Optional;

/**
 * A stage of a model.
 *
 * @param client whose registry
 * @param model whose stage
 * @param name which stage
 */
record CoreStageHandle(CoreRegistryClient client, ModelName model, StageName name) implements StageHandle {

    @Override
    public Optional<ModelVersion> find() {
        return client.reader().find(reference());
    }

    @Override
    public ModelVersion require() {
        return client.reader().require(reference());
    }

    private Reference reference() {
        return new Reference(model, new Reference.InStage(name));
    }

    @Override
    public Optional<StageChange> current() {
        List<StageChange> moves = history();
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }

    @Override
    public List<StageChange> history() {
        return List.copyOf(client.reader().store().moves(model, name));
    }

    @Override
    public StageChange assign(ModelVersion version, String reason) {
        return move(new Request.Assign(existing(version)), reason);
    }

    @Override
    public StageChange replace(ModelVersion expected, ModelVersion next, String reason) {
        return move(new Request.ReplaceVersion(own(expected).number(), existing(next)), reason);
    }

    @Override
    public StageChange replace(StageChange expected, ModelVersion next, String reason) {
        return move(new Request.ReplaceMove(own(expected).id(), existing(next)), reason);
    }

    @Override
    public StageChange rollback(String reason) {
        return move(new Request.Rollback(), reason);
    }

    @Override
    public StageChange rollback(StageChange undone, String reason) {
        return move(new Request.RollbackMove(own(undone)), reason);
    }

    @Override
    public StageChange clear(String reason) {
        return move(new Request.Clear(), reason);
    }

    /** The number of a version of this model that is in this registry: not one of another, read through another client. */
    private int existing(ModelVersion version) {
        return client.reader()
                .store()
                .numbered(own(version).model(), version.number())
                .filter(stored -> stored.digest().equals(version.digest()))
                .orElseThrow(() -> NotFoundException.of(version.reference(), "this registry has no such version"))
                .number();
    }

    private ModelVersion own(ModelVersion version) {
        if (!version.model().equals(model)) {
            throw NotFoundException.of(version.reference(), "it is no version of " + model);
        }
        return version;
    }

    private StageChange own(StageChange change) {
        if (!change.model().equals(model) || !change.stage().equals(name)) {
            throw InvalidInputException.of("move", change.toString(), "a move of stage " + name + " of " + model);
        }
        return change;
    }

    private StageChange move(Request request, String reason) {
        StageMove move = StageMove.of(model, name, request, reason, client.actor());
        Optional<CommitResult> result =
                client.committer().commit("stage " + name + " of " + model, move.operation(), () -> decide(move));
        return result.map(Remarks::receipt)
                .map(receipt -> change(receipt.sequence()))
                .orElseGet(() -> current().orElseThrow());
    }

    private StageChange change(long id) {
        return history().stream()
                .filter(change -> change.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Commit> decide(StageMove move) {
        ModelRecord read = client.reader()
                .model(model)
                .orElseThrow(() -> ConflictException.of("stage " + name + " of " + model, "there is no such model"));
        return move.decide(read, history(), this::lifecycle);
    }

    private Lifecycle lifecycle(int number) {
        return client.reader().store().numbered(model, number).orElseThrow().lifecycle();
    }

    @Override
    public String toString() {
        return "stage " + name + " of " + model;
    }
}
