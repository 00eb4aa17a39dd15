package io.modelregistry.core;

import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.StageName;
import io.modelregistry.core.policy.Admission;
import io.modelregistry.core.policy.Grounds;
import io.modelregistry.core.policy.PromotionRemark;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.core.policy.RuleSetting;
import io.modelregistry.core.policy.StageMove;
import io.modelregistry.core.policy.StageMove.Request;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.Promotion;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.VersionRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stage of a model.
 *
 * @param client whose registry
 * @param model whose stage
 * @param name which stage
 * @param override why moves pass over its rules, if they do
 */
record CoreStageHandle(CoreRegistryClient client, ModelName model, StageName name, Optional<String> override)
        implements StageHandle {

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
        return enter(new Request.Assign(own(version).number()), version, reason);
    }

    @Override
    public StageChange replace(ModelVersion expected, ModelVersion next, String reason) {
        return enter(
                new Request.ReplaceVersion(own(expected).number(), own(next).number()), next, reason);
    }

    @Override
    public StageChange replace(StageChange expected, ModelVersion next, String reason) {
        return enter(new Request.ReplaceMove(own(expected).id(), own(next).number()), next, reason);
    }

    @Override
    public StageChange rollback(String reason) {
        return move(new Request.Rollback(), Optional.empty(), reason);
    }

    @Override
    public StageChange rollback(StageChange undone, String reason) {
        return move(new Request.RollbackMove(own(undone)), Optional.empty(), reason);
    }

    @Override
    public StageChange clear(String reason) {
        return move(new Request.Clear(), Optional.empty(), reason);
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

    private StageChange enter(Request request, ModelVersion version, String reason) {
        return move(request, Optional.of(version), reason);
    }

    private StageChange move(Request request, Optional<ModelVersion> given, String reason) {
        StageMove move = StageMove.of(model, name, request, new Grounds(reason, override), client.actor());
        Optional<CommitResult> result = client.committer()
                .commit("stage " + name + " of " + model, move.operation(), () -> decide(move, given));
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

    private Optional<Commit> decide(StageMove move, Optional<ModelVersion> given) {
        ModelRecord read = client.reader().model(model).orElseThrow(() -> noModel(given));
        return move.decide(read, new StoredReads(client.reader(), model, given).checked());
    }

    private RegistryException noModel(Optional<ModelVersion> given) {
        return given.<RegistryException>map(StoredReads::unknown)
                .orElseGet(() -> ConflictException.of("stage " + name + " of " + model, "there is no such model"));
    }

    @Override
    public List<EffectiveRule> rules() {
        return new RuleList(admission(modelRecord()).rules());
    }

    private ModelRecord modelRecord() {
        return client.reader()
                .model(model)
                .orElseThrow(() -> NotFoundException.of(model.value(), "no model has that name"));
    }

    private Admission admission(ModelRecord read) {
        return Admission.of(read, client.reader().store().settings(), name);
    }

    @Override
    public List<EffectiveRule> setRules(String reason, StageRule... rules) {
        new Remarks(client).about(model, new RuleSetting(name, List.of(rules), reason).ofModel());
        return rules();
    }

    @Override
    public StageCheck check(ModelVersion version) {
        ModelRecord read = client.reader().model(own(version).model()).orElseThrow(() -> StoredReads.unknown(version));
        StoredReads reads = new StoredReads(client.reader(), model, Optional.of(version));
        VersionRecord stored = reads.version(version.number());
        VersionRemark.annotations(stored).deletion().ifPresent(deletion -> {
            throw NotFoundException.of(version.reference(), "it was deleted " + deletion);
        });
        return admission(read).check(stored, client.actor(), reads);
    }

    @Override
    public StageHandle overrideRules(String reason) {
        return new CoreStageHandle(client, model, name, Optional.of(Grounds.checkOverride(reason)));
    }

    @Override
    public Promotion requestPromotion(ModelVersion version, String comment) {
        return say(version, new PromotionRemark(name, comment).request());
    }

    @Override
    public Promotion approve(ModelVersion version, String comment) {
        PromotionRemark remark = new PromotionRemark(name, comment);
        return say(version, remark.approve(stored(version).createdBy(), client.actor()));
    }

    @Override
    public Promotion reject(ModelVersion version, String comment) {
        return say(version, new PromotionRemark(name, comment).reject());
    }

    private Promotion say(ModelVersion version, Remark remark) {
        new Remarks(client).about(model, stored(version).summary().number(), remark);
        return promotion(version).orElseThrow();
    }

    @Override
    public Optional<Promotion> promotion(ModelVersion version) {
        int number = stored(version).summary().number();
        List<EventRecord> events = client.reader().eventsAbout(model, OptionalInt.of(number));
        return PromotionLog.newest(version.reference(), name, events);
    }

    private VersionRecord stored(ModelVersion version) {
        return new StoredReads(client.reader(), model, Optional.of(own(version))).version(version.number());
    }

    @Override
    public String toString() {
        return "stage " + name + " of " + model
                + override.map(why -> ", rules overridden: " + why).orElse("");
    }
}
