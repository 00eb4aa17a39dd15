package io.modelregistry.system;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stores whose every call goes through an interceptor. Closing them leaves what they stand for open. */
final class Intercepted {

    private Intercepted() {}

    /** A metadata store and the parts of it. */
    static Metadata metadata(Metadata target, Interceptor interceptor) {
        MetadataStore store = of(MetadataStore.class, target.store(), interceptor);
        OperationLog operations = of(OperationLog.class, target.operations(), interceptor);
        BlobIndex blobs = of(BlobIndex.class, target.blobs(), interceptor);
        return of(Metadata.class, target, call -> switch (call.name()) {
            case "store" -> store;
            case "operations" -> operations;
            case "blobs" -> blobs;
            default -> call.proceed();
        });
    }

    /** An artifact store. */
    static ArtifactStore artifacts(ArtifactStore target, Interceptor interceptor) {
        return of(ArtifactStore.class, target, interceptor);
    }

    private static <T> T of(Class<T> type, T target, Interceptor interceptor) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("close")
                        ? null
                        : interceptor.call(new Call(target, method, arguments)));
        return type.cast(proxy);
    }

    /** Sees every call and decides what becomes of it. */
    interface Interceptor {
        Object call(Call call) throws Throwable;
    }

    /** A call on its way. */
    static final class Call {

        private final Object target;
        private final Method method;
        private final Object[] arguments;

        private Call(Object target, Method method, Object[] arguments) {
            this.target = target;
            this.method = method;
            this.arguments = arguments;
        }

        /** The name of the method. */
        String name() {
            return method.getName();
        }

        /** Its first argument. */
        Object argument() {
            return arguments[0];
        }

        /** Makes the call. */
        Object proceed() throws Throwable {
            return proceedWith(arguments);
        }

        /** Makes the call with other arguments. */
        Object proceedWith(Object... others) throws Throwable {
            try {
                return method.invoke(target, others);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
