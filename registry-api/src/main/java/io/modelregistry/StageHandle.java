package io.modelregistry;

import io.modelregistry.error.ConflictException;
import io.modelregistry.error.NotFoundException;
import java.util.List;
import java.util.Optional;

/**
 * A stage of a model, whether or not anything is in it. Live: every verb reads anew. Each move is one transaction and needs
 * a reason. Safe for many threads and processes: of several who move from the same state, one wins.
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

    /** Puts a version here whatever is here now. If it already is, nothing changes and the newest move is returned. */
    @CanIgnoreReturnValue
    StageChange assign(ModelVersion version, String reason);

    /**
     * Puts {@code next} where {@code expected} is.
     *
     * @throws ConflictException if {@code expected} is not here any more
     */
    @CanIgnoreReturnValue
    StageChange replace(ModelVersion expected, ModelVersion next, String reason);

    /**
     * Puts {@code next} here if nobody moved the stage since {@code expected}.
     *
     * @throws ConflictException if {@code expected} is not the newest move, even if the same version is here again
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
}
