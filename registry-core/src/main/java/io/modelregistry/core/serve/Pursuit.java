package io.modelregistry.core.serve;

import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.cache.CachedVersionFiles;
import io.modelregistry.core.compatibility.Compatibilities;
import io.modelregistry.error.IncompatibleException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.serving.Compatibility;
import io.modelregistry.serving.ServingFailure;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the version that a reference names into a slot: resolves, fetches, verifies, loads, swaps. One thread at a time does so;
 * what fails leaves in the slot what is there.
 */
final class Pursuit<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Pursuit.class);
    private static final long NEVER = -1;

    private final ServingPlan plan;
    private final ServingSource source;
    private final TimedLoader<T> loader;
    private final Slot<T> slot;
    private final Audience audience;
    private final InstantSource clock;
    private final Backoff backoff;
    private volatile long reached = NEVER;
    private volatile @Nullable Servable servable;
    private volatile @Nullable ServingFailure failure;

    Pursuit(
            ServingPlan plan,
            ServingSource source,
            TimedLoader<T> loader,
            Slot<T> slot,
            Audience audience,
            InstantSource clock) {
        this.plan = plan;
        this.source = source;
        this.loader = loader;
        this.slot = slot;
        this.audience = audience;
        this.clock = clock;
        this.backoff = new Backoff(plan.interval());
    }

    /** Whether there may be something to do at this revision of the model. */
    synchronized boolean isBehind(long revision) {
        return revision != reached && backoff.isDue(revision);
    }

    /** What is in the slot, if something is. */
    Optional<Servable> servable() {
        return Optional.ofNullable(servable);
    }

    /** Why the newest version is not in the slot, if it is not. */
    Optional<ServingFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Does what there is to do.
     *
     * @param revision of the model, read before; what changed since will be another one
     */
    synchronized void pursue(long revision) {
        if (revision == reached) {
            return;
        }
        Optional<ResolvedVersion> next = Optional.empty();
        try {
            next = source.resolve(plan.reference());
            reach(next.orElseThrow(() -> source.notFound(plan.reference())));
            reached = revision;
            failure = null;
            backoff.succeeded();
        } catch (RegistryException e) {
            failed(revision, new ServingFailure(clock.instant(), next, e));
            throw e;
        }
    }

    /** While a reference names nothing, there is nothing to find before the model changes. */
    private void failed(long revision, ServingFailure why) {
        if (why.cause() instanceof NotFoundException) {
            reached = revision;
        } else {
            backoff.failed(revision);
        }
        failure = why;
        audience.failed(why);
    }

    private void reach(ResolvedVersion next) {
        Servable now = servable;
        if (now != null && now.version().equals(next)) {
            return;
        }
        if (now != null && now.isSameVersion(next)) {
            slot.rename(next, clock.instant());
            arrived(new Servable(next, now.stored(), now.needs(), clock.instant()));
        } else {
            VersionContent content = source.content(next);
            run(new Servable(next, content.stored(), content.needs(), clock.instant()));
        }
    }

    /** Loads a version and lets it take over. */
    synchronized void run(Servable next) {
        requireCompatible(next);
        CachedVersionFiles files = source.files(next.version(), next.stored());
        try {
            Path verified = files.directory();
            LOG.debug("All files of {} are in {}", next.version().reference(), verified);
            slot.swap(loader.load(next.version().reference(), files), next.version(), clock.instant());
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
        arrived(next);
    }

    private void requireCompatible(Servable next) {
        if (plan.mustBeCompatible()) {
            Compatibility found = Compatibilities.ofProcess(next.version().reference(), next.needs());
            if (!found.isCompatible()) {
                throw IncompatibleException.of(found);
            }
        }
    }

    private void arrived(Servable next) {
        servable = next;
        audience.swapped(next);
    }
}
