package io.modelregistry.store.jdbc;

/** The ways to a database: connections for reading, connections for writing, and the threads to use them on. */
record Ways(ConnectionSource readers, ConnectionSource writers, Runner runner) {

    void close() {
        runner.run(() -> {
            readers.close();
            writers.close();
            return true;
        });
        runner.close();
    }
}
