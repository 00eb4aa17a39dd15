package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.RegistryClient;
import io.modelregistry.core.cache.LocalCache;
import io.modelregistry.core.predict.Recorder;
import io.modelregistry.core.serve.ServedMemory;
import io.modelregistry.core.serve.ServingSettings;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.spi.Addresses;
import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects options and opens the stores; what it opened is closed again if the next thing fails. */
final class CoreClientBuilder implements RegistryClient.Builder {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(30);

    private @Nullable Supplier<Owned<Metadata>> metadata;
    private @Nullable Supplier<Owned<ArtifactStore>> artifacts;
    private @Nullable Path home;
    private @Nullable Path cache;
    private @Nullable Long cacheLimit;
    private @Nullable String actor;
    private @Nullable String application;
    private @Nullable Duration patience;
    private @Nullable Duration queryTimeout;
    private String registry = "";
    private boolean mayStartOffline;

    @Override
    public RegistryClient.Builder metadata(String address) {
        unset("metadata", metadata);
        metadata = () -> {
            MetadataProvider provider = Providers.ofMetadata().opening(address);
            return Owned.opening(() -> provider.open(address));
        };
        registry = Addresses.withoutSecrets(address);
        home = EmbeddedAddress.home(address).orElse(null);
        return this;
    }

    @Override
    public RegistryClient.Builder metadata(DataSource dataSource) {
        unset("metadata", metadata);
        metadata = () -> {
            MetadataProvider provider = Providers.ofMetadata().withScheme("jdbc");
            return Owned.opening(() -> provider.open(dataSource));
        };
        registry = "data source";
        return this;
    }

    @Override
    public RegistryClient.Builder metadata(Metadata opened) {
        unset("metadata", metadata);
        metadata = () -> Owned.lent(opened);
        registry = opened.address();
        return this;
    }

    @Override
    public RegistryClient.Builder artifacts(String address) {
        unset("artifacts", artifacts);
        artifacts = () -> {
            ArtifactProvider provider = Providers.ofArtifacts().opening(address);
            return Owned.opening(() -> provider.open(address));
        };
        return this;
    }

    @Override
    public RegistryClient.Builder artifacts(ArtifactStore store) {
        unset("artifacts", artifacts);
        artifacts = () -> Owned.lent(store);
        return this;
    }

    @Override
    public RegistryClient.Builder cache(Path directory) {
        unset("cache", cache);
        cache = directory;
        return this;
    }

    @Override
    public RegistryClient.Builder cacheLimit(long bytes) {
        unset("cacheLimit", cacheLimit);
        if (bytes < 0) {
            throw InvalidInputException.of("cache limit", Long.toString(bytes), "a number of bytes from 0");
        }
        cacheLimit = bytes;
        return this;
    }

    @Override
    public RegistryClient.Builder actor(String name) {
        unset("actor", actor);
        actor = Texts.label("actor", name, Limits.ACTOR_LENGTH);
        return this;
    }

    @Override
    public RegistryClient.Builder application(String name) {
        unset("application", application);
        application = Texts.label("application", name, Limits.NAME_LENGTH);
        return this;
    }

    @Override
    public RegistryClient.Builder patience(Duration duration) {
        unset("patience", patience);
        if (duration.isNegative()) {
            throw InvalidInputException.of("patience", duration.toString(), "a duration of 0 or more");
        }
        patience = duration;
        return this;
    }

    @Override
    public RegistryClient.Builder queryTimeout(Duration limit) {
        unset("queryTimeout", queryTimeout);
        if (limit.isNegative() || limit.isZero()) {
            throw InvalidInputException.of("query timeout", limit.toString(), "a duration above 0");
        }
        queryTimeout = limit;
        return this;
    }

    @Override
    public RegistryClient.Builder allowOffline() {
        mayStartOffline = true;
        return this;
    }

    private static void unset(String option, @Nullable Object value) {
        if (value != null) {
            throw new IllegalStateException("The option " + option + " was already set");
        }
    }

    @Override
    public RegistryClient open(String pathOrAddress) {
        EmbeddedAddress.Place place = EmbeddedAddress.parse(pathOrAddress);
        metadata(place.metadata());
        if (artifacts == null) {
            artifacts(place.artifacts());
        }
        return open();
    }

    @Override
    public RegistryClient open() {
        if (metadata == null) {
            throw new IllegalStateException("Say where the metadata is: metadata(…)");
        }
        if (artifacts == null) {
            throw new IllegalStateException("Say where the artifacts are: artifacts(…)");
        }
        Path local = cacheDirectory();
        Stores stores = new Stores(
                metadata.get(),
                artifacts.get(),
                LocalCache.open(local, Optional.ofNullable(cacheLimit).orElse(Long.MAX_VALUE)));
        if (!mayStartOffline) {
            checked(stores);
        }
        String program = Optional.ofNullable(application).orElseGet(Workplace::application);
        return new CoreRegistryClient(
                stores,
                new Recorder(stores::metadata, registry, local.resolve("predictions"), program, Workplace::host),
                new ServingSettings(
                        new ServedMemory(local.resolve("served"), registry), mayStartOffline, program, Workplace::host),
                new ClientSettings(
                        Optional.ofNullable(actor).orElseGet(CoreClientBuilder::systemUser),
                        Optional.ofNullable(patience).orElse(PATIENCE),
                        Optional.ofNullable(queryTimeout).orElse(QUERY_TIMEOUT)));
    }

    private static void checked(Stores stores) {
        try {
            stores.check();
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private Path cacheDirectory() {
        if (cache != null) {
            return cache;
        }
        return home != null ? home.resolve("cache") : userCache();
    }

    /** By the XDG base directory specification. */
    private static Path userCache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("modelregistry");
    }

    private static String systemUser() {
        String user = System.getProperty("user.name", "");
        return user.isBlank() ? "unknown" : Texts.label("operating-system user", user, Limits.ACTOR_LENGTH);
    }

    /** The options so far, without secrets: addresses are not repeated. */
    @Override
    public String toString() {
        return "registry client builder" + (actor == null ? "" : " for " + actor);
    }
}
