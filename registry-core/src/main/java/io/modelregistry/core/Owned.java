package io.modelregistry.core;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store, opened when it is first needed, and whether this client opened it. What a caller lent stays open.
 *
 * @param <S> the kind of store
 */
final class Owned<S extends AutoCloseable> implements AutoCloseable {

    private final Supplier<S> opener;
    private final boolean isLent;
    private volatile @Nullable S opened;
    private boolean isClosed;

    private Owned(Supplier<S> opener, boolean isLent) {
        this.opener = opener;
        this.isLent = isLent;
    }

    /** A store that this client opens; if that fails, it is tried again when the store is next needed. */
    static <S extends AutoCloseable> Owned<S> opening(Supplier<S> opener) {
        return new Owned<>(opener, false);
    }

    static <S extends AutoCloseable> Owned<S> lent(S store) {
        return new Owned<>(() -> store, true);
    }

    S store() {
        S store = opened;
        return store == null ? open() : store;
    }

    private synchronized S open() {
        if (isClosed) {
            throw new IllegalStateException("The registry client is closed");
        }
        S store = opened;
        if (store == null) {
            store = opener.get();
            opened = store;
        }
        return store;
    }

    boolean isOpen() {
        return opened != null;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        S store = opened;
        if (store == null || isLent) {
            return;
        }
        try {
            store.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A store must close without a checked exception", e);
        }
    }
}
