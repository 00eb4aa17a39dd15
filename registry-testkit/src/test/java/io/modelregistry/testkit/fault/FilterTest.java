package io.modelregistry.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {

    static Stream<Class<?>> decorated() {
        return Faults.DECORATED.stream();
    }

    @ParameterizedTest
    @MethodSource("decorated")
    void overrides_every_method_of_its_interface(Class<?> type) throws Exception {
        Class<?> filter = filterOf(type);
        for (Method method : methodsOf(type)) {
            Method own = filter.getDeclaredMethod(method.getName(), method.getParameterTypes());
            assertThat(Modifier.isPublic(own.getModifiers()))
                    .as("%s is public", own)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("decorated")
    void forwards_every_call_to_the_method_of_the_same_name(Class<?> type) throws Exception {
        List<String> heard = new ArrayList<>();
        InvocationHandler listening = (proxy, method, arguments) -> {
            heard.add(method.getName() + List.of(method.getParameterTypes()));
            return nothing(method.getReturnType());
        };
        Object target = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, listening);
        Object filter = filterOf(type).getConstructor(type).newInstance(target);
        for (Method method : methodsOf(type)) {
            Object[] arguments = Stream.of(method.getParameterTypes())
                    .map(FilterTest::nothing)
                    .toArray();
            method.invoke(filter, arguments);
            assertThat(heard).containsExactly(method.getName() + List.of(method.getParameterTypes()));
            heard.clear();
        }
    }

    private static Class<?> filterOf(Class<?> type) throws ClassNotFoundException {
        return Class.forName("io.modelregistry.testkit.fault.Filter" + type.getSimpleName());
    }

    private static List<Method> methodsOf(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isBridge())
                .toList();
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }
}
