package io.modelregistry;

import io.modelregistry.error.ConflictException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.error.StoreException;
import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.Promotion;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageRule;
import java.util.List;
import java.util.Optional;

/**
 * A stage of a model, whether or not anything is in it. Live: every verb reads anew. Each move is one transaction and needs
 * a reason. Safe for many threads and processes: of several who move from the same state, one wins.
 *
 * <p>{@link #assign} and {@link #replace} obey the {@link #rules()} of the stage as they are when the move is committed. {@link
 * #rollback} and {@link #clear} obey only those that say who may move the stage, so that one can always go back. This library
 * is what checks rules: whoever has the credentials of the database can write past it.
 */
public interface StageHandle {

    /** Its name. */
    StageName name();

    /** The version in it, if one is. */
    Optional<ModelVersion> find();

    /**
     * The version in it.
     *
     * @throws NotFoundException if it is empty
     */
    ModelVersion require();

    /** The newest move, also when it emptied the stage; empty if the stage was never used. */
    Optional<StageChange> current();

    /** Every move, the oldest first. */
    List<StageChange> history();

    /**
     * Puts a version here whatever is here now. If it already is, nothing changes and the newest move is returned.
     *
     * @throws StageRuleException if the version does not satisfy every rule
     */
    @CanIgnoreReturnValue
    StageChange assign(ModelVersion version, String reason);

    /**
     * Puts {@code next} where {@code expected} is.
     *
     * @throws ConflictException if {@code expected} is not here any more
     * @throws StageRuleException if {@code next} does not satisfy every rule
     */
    @CanIgnoreReturnValue
    StageChange replace(ModelVersion expected, ModelVersion next, String reason);

    /**
     * Puts {@code next} here if nobody moved the stage since {@code expected}.
     *
     * @throws ConflictException if {@code expected} is not the newest move, even if the same version is here again
     * @throws StageRuleException if {@code next} does not satisfy every rule
     */
    @CanIgnoreReturnValue
    StageChange replace(StageChange expected, ModelVersion next, String reason);

    /**
     * Takes back the newest move that was not yet taken back. Repeated, it goes further back; a version that was taken back
     * does not return.
     *
     * @throws ConflictException if nothing is left to go back to
     */
    @CanIgnoreReturnValue
    StageChange rollback(String reason);

    /**
     * Takes back this move, so that two people who undo the same move undo it once.
     *
     * @throws ConflictException if it is not the newest move that was not yet taken back
     */
    @CanIgnoreReturnValue
    StageChange rollback(StageChange move, String reason);

    /**
     * Empties the stage.
     *
     * @throws ConflictException if it is empty
     */
    @CanIgnoreReturnValue
    StageChange clear(String reason);

    /** The rules that hold here: those for all models first, then the model's own. */
    List<EffectiveRule> rules();

    /**
     * From now on these are the model's own rules for this stage, instead of those that were; none takes them away. What is in
     * the stage stays there. If they are so already, nothing changes. Otherwise it is an event.
     *
     * @return the rules that hold here, also those for all models
     * @throws NotFoundException if the model does not exist
     * @throws StoreException if a newer version of this library has stored rules that this one does not know
     */
    @CanIgnoreReturnValue
    List<EffectiveRule> setRules(String reason, StageRule... rules);

    /**
     * What each rule says to this version now, if the actor of this client put it here. Changes nothing.
     *
     * @throws NotFoundException if the version is deleted, or is no version of this model
     */
    StageCheck check(ModelVersion version);

    /**
     * This stage for moves that pass over its rules, all but those that say who may move it. The reason, and what was passed
     * over, are in the event of each such move, and the reason in the move too.
     */
    StageHandle overrideRules(String reason);

    /**
     * Asks that a version enter this stage, for others to approve or reject it. What was decided on an earlier request does not
     * count any more. Nothing moves.
     *
     * @param comment a line of text
     */
    @CanIgnoreReturnValue
    Promotion requestPromotion(ModelVersion version, String comment);

    /**
     * Approves what was asked for; an earlier approval by the same actor does not count any more.
     *
     * @param comment a line of text
     * @throws ConflictException if nobody asked for it, it was rejected, or this client acts for the author of the version
     */
    @CanIgnoreReturnValue
    Promotion approve(ModelVersion version, String comment);

    /**
     * Rejects what was asked for: it must be asked for again before anybody can approve it. An approval by the same actor does
     * not count any more.
     *
     * @param comment a line of text
     * @throws ConflictException if nobody asked for it, or it was rejected already
     */
    @CanIgnoreReturnValue
    Promotion reject(ModelVersion version, String comment);

    /** What was last asked for this version and decided since, if anything was. */
    Optional<Promotion> promotion(ModelVersion version);
}
