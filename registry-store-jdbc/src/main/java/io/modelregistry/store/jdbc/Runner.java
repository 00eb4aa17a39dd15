package io.modelregistry.store.jdbc;

import java.util.function.Supplier;

/** Chooses the thread that calls the database. */
interface Runner {

    /** The thread that asks. */
    Runner DIRECT = new Runner() {
        @Override
        public <T> T run(Supplier<T> call) {
            return call.get();
        }

        @Override
        public void close() {}
    };

    <T> T run(Supplier<T> call);

    void close();
}
