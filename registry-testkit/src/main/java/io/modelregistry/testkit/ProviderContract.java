package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.MetadataProvider;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every provider promises: that it is found, on the class path and on the module path. */
public abstract class ProviderContract {

    /** For those who test a provider. */
    protected ProviderContract() {}

    /** The provider: a {@link MetadataProvider} or an {@link ArtifactProvider}. */
    protected abstract Object provider();

    private Class<?> service() {
        return provider() instanceof MetadataProvider ? MetadataProvider.class : ArtifactProvider.class;
    }

    @Test
    void has_a_scheme_of_lower_case_letters_and_digits_that_never_changes() {
        assertThat(scheme(provider())).matches("[a-z0-9]+").isEqualTo(scheme(provider()));
    }

    private static String scheme(Object provider) {
        return provider instanceof MetadataProvider metadata
                ? metadata.scheme()
                : ((ArtifactProvider) provider).scheme();
    }

    @Test
    void is_found_by_the_service_loader() {
        assertThat(found()).contains(provider().getClass());
    }

    @Test
    void is_declared_by_its_module_as_it_is_on_the_class_path() {
        Set<String> onClassPath = found().stream()
                .filter(type -> place(type).equals(place(provider().getClass())))
                .map(Class::getName)
                .collect(Collectors.toSet());
        assertThat(declared()).isEqualTo(onClassPath);
    }

    private List<Class<?>> found() {
        return ServiceLoader.load(service()).stream()
                .<Class<?>>map(ServiceLoader.Provider::type)
                .toList();
    }

    private Set<String> declared() {
        return ModuleFinder.of(Path.of(place(provider().getClass()))).findAll().stream()
                .map(ModuleReference::descriptor)
                .flatMap(module -> module.provides().stream())
                .filter(provides -> provides.service().equals(service().getName()))
                .map(ModuleDescriptor.Provides::providers)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static URI place(Class<?> type) {
        return URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
    }
}
