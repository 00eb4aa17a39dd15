package io.modelregistry.core;

/**
 * A store, and whether this client opened it. What a caller lent stays open.
 *
 * @param <S> the kind of store
 */
final class Owned<S extends AutoCloseable> implements AutoCloseable {

    private final S store;
    private final AutoCloseable toClose;

    private Owned(S store, AutoCloseable toClose) {
        this.store = store;
        this.toClose = toClose;
    }

    static <S extends AutoCloseable> Owned<S> opened(S store) {
        return new Owned<>(store, store);
    }

    static <S extends AutoCloseable> Owned<S> lent(S store) {
        return new Owned<>(store, () -> {});
    }

    S store() {
        return store;
    }

    @Override
    public void close() {
        try {
            toClose.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A store must close without a checked exception", e);
        }
    }
}
