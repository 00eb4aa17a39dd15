package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;

/**
 * What a version was derived from, and what was derived from it. Live: every verb reads anew, a generation at a time. Safe for
 * many threads.
 */
public interface LineageHandle {

    /**
     * The same, no further away than so many generations; otherwise all of them.
     *
     * @throws InvalidInputException if that is below 1
     */
    LineageHandle generations(int most);

    /**
     * Parents, their parents, and so on, also those that were deleted.
     *
     * @throws NotFoundException if there is no such version
     * @throws InvalidInputException if there are more than {@link Limits#LINEAGE} versions; {@link #generations} asks for fewer
     */
    LineageGraph ancestors();

    /**
     * Versions of any model that were derived from it, those that were derived from them, and so on, without those that were
     * deleted.
     *
     * @throws NotFoundException if there is no such version
     * @throws InvalidInputException if there are more than {@link Limits#LINEAGE} versions; {@link #generations} asks for fewer
     */
    LineageGraph descendants();
}
