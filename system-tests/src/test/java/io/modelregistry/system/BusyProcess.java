package io.modelregistry.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Holds the write lock of a SQLite file for some time. Arguments: its address, milliseconds. */
final class BusyProcess {

    static final String HELD = "held";

    private BusyProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 30000");
            statement.execute("begin immediate");
            System.out.println(HELD);
            Thread.sleep(Long.parseLong(arguments[1]));
            statement.execute("commit");
        }
    }
}
