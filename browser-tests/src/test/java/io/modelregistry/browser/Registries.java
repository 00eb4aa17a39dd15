package io.modelregistry.browser;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the registries that are filled once for all of them, at the first that asks. */
final class Registries implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(Registries.class);
    private static final Map<Class<?>, Filling> KINDS =
            Map.of(DigitsRegistry.class, DigitsRegistry::fill, LargeRegistry.class, LargeRegistry::fill);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return KINDS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        return context.getRoot().getStore(HERE).computeIfAbsent(kind, Registries::filled);
    }

    private static AutoCloseable filled(Class<?> kind) {
        long start = System.nanoTime();
        try {
            AutoCloseable registry = KINDS.get(kind).fill();
            System.out.printf("%s filled in %.1f s%n", kind.getSimpleName(), (System.nanoTime() - start) / 1e9);
            return registry;
        } catch (Exception e) {
            throw new ParameterResolutionException("Cannot fill " + kind.getSimpleName(), e);
        }
    }

    private interface Filling {
        AutoCloseable fill() throws Exception;
    }
}
