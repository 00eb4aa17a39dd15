package io.modelregistry.core.serve;

import io.modelregistry.ModelName;
import io.modelregistry.Reference;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.cache.CachedVersionFiles;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ChangeListening;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.StoredFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What serving asks of a registry. All but {@link #files} throw {@link StoreException} while it is away. */
public interface ServingSource {

    /** How often each model was changed; none for a model that does not exist. */
    Map<ModelName, Long> revisions(Collection<ModelName> models);

    /** Calls back soon after a model was changed, where the database can tell. */
    ChangeListening listen(Consumer<ModelName> changed);

    /** Tells what is served here. */
    void report(ConsumerReport report);

    /** The version that a reference names now. */
    Optional<ResolvedVersion> resolve(Reference reference);

    /** Why a reference names none. */
    NotFoundException notFound(Reference reference);

    /** What a version consists of, and what it asks for. */
    VersionContent content(ResolvedVersion version);

    /** Verified local copies of these files, which stay until they are closed. */
    CachedVersionFiles files(ResolvedVersion version, List<StoredFile> stored);
}
