package io.modelregistry.store.jdbc;

/** Who changes something, and when in microseconds. */
record Authorship(String actor, long at) {}
