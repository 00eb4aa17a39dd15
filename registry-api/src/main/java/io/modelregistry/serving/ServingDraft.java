package io.modelregistry.serving;

import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.CheckReturnValue;
import io.modelregistry.error.IncompatibleException;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.ModelLoadException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.StoreException;
import java.time.Duration;

/** A model that is about to be served. Nothing is read before {@link #load}. Not safe for several threads. */
@CanIgnoreReturnValue
public interface ServingDraft {

    /** How often to look for another version; otherwise every 5 seconds. */
    ServingDraft refreshEvery(Duration interval);

    /** How long {@link #load} waits for a version to be there; otherwise it fails at once if there is none. */
    ServingDraft waitAtMost(Duration limit);

    /** How long a loader may take, 10 minutes if not set. Then its thread is interrupted, and what it still returns is closed. */
    ServingDraft loadWithin(Duration limit);

    /** Refuses calls when the registry could not be asked for this long; otherwise the running version is served on. */
    ServingDraft maxStaleness(Duration limit);

    /** Records every prediction, without making it wait: {@link Predictions}. */
    ServingDraft recordPredictions();

    /**
     * Loads only versions that this process fits, see {@link io.modelregistry.RegistryClient#compatibility}; any other is a
     * failed load, and the running version stays.
     */
    ServingDraft requireCompatible();

    /** Hears of what becomes of it. Several may listen. */
    ServingDraft listener(ServingListener listener);

    /**
     * Loads the version that the reference names and follows it from then on.
     *
     * @throws NotFoundException if it names none, and none appeared while waiting
     * @throws IntegrityException if the files are not the ones registered
     * @throws IncompatibleException if this process does not fit it, and {@link #requireCompatible} was said
     * @throws ModelLoadException if the loader fails or takes too long
     * @throws StoreException if the stores cannot be used, or the thread is interrupted, which it then still is
     */
    @CheckReturnValue
    <T> ServedModel<T> load(ModelLoader<? extends T> loader);
}
