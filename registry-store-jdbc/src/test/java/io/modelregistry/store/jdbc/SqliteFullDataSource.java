package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mockito.Mockito;

/** Connections to a SQLite database that may not grow, until it is told to. */
final class SqliteFullDataSource {

    private final String address;
    private volatile int pages;

    SqliteFullDataSource(String address, int pages) {
        this.address = address;
        this.pages = pages;
    }

    void grow() {
        pages = Integer.MAX_VALUE;
    }

    DataSource dataSource() throws SQLException {
        DataSource source = Mockito.mock(DataSource.class);
        Mockito.when(source.getConnection()).thenAnswer(call -> connection());
        return source;
    }

    private Connection connection() throws SQLException {
        Connection connection = TestStore.connect(address);
        Statements.execute(connection, "pragma max_page_count = " + pages);
        return connection;
    }
}
