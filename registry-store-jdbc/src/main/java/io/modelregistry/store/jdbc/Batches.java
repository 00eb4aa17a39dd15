package io.modelregistry.store.jdbc;

import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes many rows with few round trips. */
final class Batches {

    private Batches() {}

    /** Runs a statement once for each value. */
    static <T> void execute(Handle handle, String sql, Collection<T> values, Binding<T> binding) {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (T value : values) {
                binding.bind(batch, value);
                batch.add();
                if (batch.size() == Settings.BATCH) {
                    batch.execute();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** Binds the parameters of one row. */
    interface Binding<T> {
        Object bind(PreparedBatch batch, T value);
    }
}
