package io.modelregistry.core.lineage;

import io.modelregistry.Reference;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.spi.MetadataStore;

/** What reading a lineage needs of a registry. */
public interface LineageSource {

    /** Where versions are. */
    MetadataStore store();

    /**
     * Which version a reference names.
     *
     * @throws NotFoundException if it names none
     */
    ResolvedVersion requireResolved(Reference reference);
}
