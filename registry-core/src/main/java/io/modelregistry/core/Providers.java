package io.modelregistry.core;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.ProviderException;
import io.modelregistry.spi.Addresses;
import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.FilesProvider;
import io.modelregistry.spi.MetadataProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage providers on the class path, chosen by the scheme of an address.
 *
 * @param <P> the kind of provider
 */
final class Providers<P> {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final Map<String, String> MODULES = Map.of(
            "jdbc", "add io.modelregistry:registry-store-jdbc to the class path",
            "s3", "add io.modelregistry:registry-store-s3 to the class path");

    private final Function<P, String> scheme;
    private final List<P> found = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Providers(Class<P> type, Function<P, String> scheme) {
        this.scheme = scheme;
        Iterator<P> loader = ServiceLoader.load(type).iterator();
        while (loadNext(loader)) {}
    }

    static Providers<MetadataProvider> ofMetadata() {
        return new Providers<>(MetadataProvider.class, MetadataProvider::scheme);
    }

    static Providers<FilesProvider> ofFiles() {
        return new Providers<>(FilesProvider.class, FilesProvider::scheme);
    }

    static Providers<ArtifactProvider> ofArtifacts() {
        return new Providers<>(ArtifactProvider.class, ArtifactProvider::scheme);
    }

    private boolean loadNext(Iterator<P> loader) {
        try {
            if (!loader.hasNext()) {
                return false;
            }
            found.add(loader.next());
        } catch (ServiceConfigurationError e) {
            LOG.warn("A storage provider cannot be loaded and is passed over", e);
            broken.add(e.getMessage());
        }
        return true;
    }

    /** The one provider that opens the scheme of an address. */
    P opening(String address) {
        return withScheme(schemeOf(address));
    }

    /** The one provider with this scheme. */
    P withScheme(String wanted) {
        List<P> fitting = found.stream()
                .filter(provider -> scheme.apply(provider).equals(wanted))
                .toList();
        if (fitting.isEmpty()) {
            throw ProviderException.none(
                    wanted, found.stream().map(scheme).sorted().toList(), advice(wanted));
        }
        if (fitting.size() > 1) {
            throw ProviderException.several(
                    wanted,
                    fitting.stream()
                            .map(provider -> provider.getClass().getName())
                            .toList());
        }
        return fitting.get(0);
    }

    private String advice(String wanted) {
        String module = MODULES.getOrDefault(wanted, "add the module that opens it to the class path");
        return broken.isEmpty() ? module : module + "; these could not be loaded: " + String.join(", ", broken);
    }

    private static String schemeOf(String address) {
        int colon = address.indexOf(':');
        if (colon < 1) {
            throw InvalidInputException.of(
                    "store address",
                    Addresses.withoutSecrets(address),
                    "a scheme, ':' and a place, such as memory: or s3://bucket");
        }
        return address.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
