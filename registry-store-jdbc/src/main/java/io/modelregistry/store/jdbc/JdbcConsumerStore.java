package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.ConsumerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Consumers in a database. A client's rows are written anew with each report: they are few, and it alone writes them. */
final class JdbcConsumerStore implements ConsumerStore {

    private static final String OF_CLIENT = """
            select reference, number, since
            from consumer
            where client = :client
            """;

    private static final String DELETE = """
            delete from consumer
            where client = :client
            """;

    private static final String INSERT = """
            insert into consumer (client, reference, number, model_name, application, host, process, since, seen_at)
            values (:client, :reference, :number, :model, :application, :host, :process, :since, :now)
            """;

    private static final String LIST = """
            select application, host, process, reference, model_name, number, since, seen_at
            from consumer
            where seen_at >= :since
            limit :limit
            """;

    private static final String LIST_OF_MODEL = """
            select application, host, process, reference, model_name, number, since, seen_at
            from consumer
            where model_name = :model and seen_at >= :since
            limit :limit
            """;

    private static final String FORGET = """
            delete from consumer
            where seen_at < :before
            """;

    private final Transactions transactions;
    private final StoreClock clock;

    JdbcConsumerStore(Transactions transactions, StoreClock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void report(ConsumerReport report) {
        transactions.write(handle -> {
            Map<Key, Long> since = since(handle, report.client());
            handle.createUpdate(DELETE).bind("client", report.client()).execute();
            insert(handle, report, since);
            return Ending.keep(true);
        });
    }

    private static Map<Key, Long> since(Handle handle, String client) {
        Map<Key, Long> since = new HashMap<>();
        handle.createQuery(OF_CLIENT)
                .bind("client", client)
                .map((row, context) -> Map.entry(new Key(row.getString(1), row.getInt(2)), row.getLong(3)))
                .forEach(entry -> since.put(entry.getKey(), entry.getValue()));
        return since;
    }

    private void insert(Handle handle, ConsumerReport report, Map<Key, Long> since) {
        long now = clock.now(handle);
        Batches.execute(
                handle,
                INSERT,
                report.uses(),
                (batch, use) -> batch.bind("client", report.client())
                        .bind("reference", use.reference())
                        .bind("number", use.number())
                        .bind("model", use.model().value())
                        .bind("application", report.application())
                        .bind("host", report.host())
                        .bind("process", report.process())
                        .bind(
                                "since",
                                since.getOrDefault(
                                        new Key(use.reference(), use.number()),
                                        now - JdbcOperationLog.micros(use.age())))
                        .bind("now", now));
    }

    @Override
    public List<Consumer> list(Optional<ModelName> model, Duration within, int limit) {
        return transactions.read(handle -> {
            var query = handle.createQuery(model.isPresent() ? LIST_OF_MODEL : LIST)
                    .bind("since", clock.now(handle) - JdbcOperationLog.micros(within))
                    .bind("limit", limit);
            model.ifPresent(name -> query.bind("model", name.value()));
            return query.map((row, context) -> consumer(row)).list();
        });
    }

    private static Consumer consumer(ResultSet row) throws SQLException {
        return new Consumer(
                row.getString("application"),
                row.getString("host"),
                row.getLong("process"),
                row.getString("reference"),
                new ModelName(row.getString("model_name")),
                row.getInt("number"),
                Micros.instant(row.getLong("since")),
                Micros.instant(row.getLong("seen_at")));
    }

    @Override
    public int forget(Duration age) {
        return transactions.write(handle -> Ending.keep(handle.createUpdate(FORGET)
                .bind("before", clock.now(handle) - JdbcOperationLog.micros(age))
                .execute()));
    }

    private record Key(String reference, int number) {}
}
