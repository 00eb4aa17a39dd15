package io.modelregistry.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A query with what its parameters are. Read past Jdbi, which took longer over a list of 500 parameters and as many rows than
 * the databases in this process.
 *
 * @param text the query
 * @param values numbers and texts for its parameters, in order
 */
record SearchQuery(String text, List<Object> values) {

    SearchQuery {
        values = List.copyOf(values);
    }

    /** So many parameters, as a list. */
    static String parameters(int size) {
        return String.join(", ", Collections.nCopies(size, "?"));
    }

    /** Several at once, each with its own rows. */
    static SearchQuery union(List<SearchQuery> queries) {
        return new SearchQuery(
                queries.stream().map(SearchQuery::text).collect(Collectors.joining("union all\n")),
                queries.stream().flatMap(query -> query.values.stream()).toList());
    }

    <T> List<T> read(Transactions transactions, Chunks.Mapping<T> mapping) {
        return transactions.read(text, statement -> read(statement, mapping));
    }

    <T> List<T> read(PreparedStatement statement, Chunks.Mapping<T> mapping) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.map(rows));
            }
        }
        return found;
    }
}
