package io.modelregistry.store.jdbc;

/** What the first contact with a database told: where it is, without secrets, what it is, and what a commit survives. */
record Contact(String address, String product, String durability) {}
