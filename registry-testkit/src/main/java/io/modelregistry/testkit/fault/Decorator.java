package io.modelregistry.testkit.fault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes the calls of one store through its faults, and decorates the stores that it gives out. */
final class Decorator implements InvocationHandler {

    private final Object target;
    private final Faults faults;

    private Decorator(Object target, Faults faults) {
        this.target = target;
        this.faults = faults;
    }

    static <T> T decorate(Class<T> type, T target, Faults faults) {
        return type.cast(Proxy.newProxyInstance(
                Decorator.class.getClassLoader(), new Class<?>[] {type}, new Decorator(target, faults)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments, target);
        }
        List<Object> passed = arguments == null ? List.of() : Arrays.asList(arguments);
        return faults.around(new Call(method.getName(), passed), () -> decorated(method, arguments));
    }

    private static Object ofObject(Object proxy, Method method, Object @Nullable [] arguments, Object target) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> target.toString();
        };
    }

    private @Nullable Object decorated(Method method, Object @Nullable [] arguments) {
        Object result = done(method, arguments);
        if (result == null || !Faults.DECORATED.contains(method.getReturnType())) {
            return result;
        }
        return decorateAs(method.getReturnType(), result);
    }

    private <T> T decorateAs(Class<T> type, Object store) {
        return decorate(type, type.cast(store), faults);
    }

    private @Nullable Object done(Method method, Object @Nullable [] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(method + " may throw unchecked exceptions only", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The methods of the SPI are public", e);
        }
    }
}
