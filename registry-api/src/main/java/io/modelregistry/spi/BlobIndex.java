package io.modelregistry.spi;

import io.modelregistry.ModelName;
import java.util.Collection;
import java.util.List;

/**
 * Which bytes are stored, and whether anybody needs them. Pins are set by {@link OperationLog#prepare} and become references
 * of a version in {@link MetadataStore#commit}, in one transaction each.
 *
 * <ul>
 *   <li>{@link #condemn} must change PENDING or PRESENT to DELETING if the generation is still the given one, in one atomic
 *       step, and otherwise nothing.
 *   <li>{@link #isReferenced} must see every pin and every reference that was committed before it was called, and must not
 *       overlook one that turns from pin to reference meanwhile.
 *   <li>A commit that adds a version must fail unless every blob pinned to its operation is PRESENT.
 * </ul>
 */
public interface BlobIndex {

    /** Blobs with an id above this one, by rising id. */
    List<BlobRecord> after(long id, int limit);

    /** Changes PENDING to PRESENT: their bytes are in the artifact store and verified. Leaves other states alone. */
    void markPresent(Collection<Long> ids);

    /** Whether a pin or a version refers to it. */
    boolean isReferenced(long id);

    /** Files of versions that refer to it, at most {@code limit}. */
    List<Use> uses(long id, int limit);

    /** Changes it to DELETING if nobody pinned it since its generation was read. Returns whether it is DELETING now. */
    boolean condemn(long id, long generation);

    /** Drops the row of a DELETING blob whose bytes are gone. */
    void drop(long id);

    /**
     * A file whose bytes a blob holds.
     *
     * @param model whose version
     * @param number which version
     * @param file its relative name
     */
    record Use(ModelName model, int number, String file) {}
}
