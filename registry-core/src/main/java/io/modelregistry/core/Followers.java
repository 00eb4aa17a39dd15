package io.modelregistry.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions of a client, which end with it. */
final class Followers implements AutoCloseable {

    private final Set<Follower> running = ConcurrentHashMap.newKeySet();

    Follower start(Follower follower) {
        running.add(follower);
        return follower.start();
    }

    @Override
    public void close() {
        running.forEach(Follower::close);
        running.clear();
    }
}
