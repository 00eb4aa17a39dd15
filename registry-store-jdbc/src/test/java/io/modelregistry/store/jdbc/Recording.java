package io.modelregistry.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/** A connection that notes commits and plain statements. */
final class Recording {

    private Recording() {}

    static Connection of(Connection connection, List<String> executed) {
        return proxy(
                Connection.class,
                (method, arguments, result) -> {
                    if (method.equals("commit")) {
                        executed.add("commit");
                    }
                    return result instanceof Statement statement && method.equals("createStatement")
                            ? statements(statement, executed)
                            : result;
                },
                connection);
    }

    private static Statement statements(Statement statement, List<String> executed) {
        return proxy(
                Statement.class,
                (method, arguments, result) -> {
                    if (method.equals("execute")) {
                        executed.add((String) arguments[0]);
                    }
                    return result;
                },
                statement);
    }

    private static <T> T proxy(Class<T> type, Note note, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return note.take(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private interface Note {
        Object take(String method, Object[] arguments, Object result);
    }
}
