/**
 * Metadata in SQLite, H2, PostgreSQL and MariaDB. {@link io.modelregistry.store.jdbc.JdbcMetadataProvider} parses an address and
 * opens a database behind {@link io.modelregistry.store.jdbc.Transactions}, which repeats what collided and translates what
 * failed; {@code JdbcMetadataStore}, {@code JdbcOperationLog} and {@code JdbcBlobIndex} say in SQL what the SPI says in
 * words; where databases differ they ask a {@code Dialect}.
 */
@NullMarked
package io.modelregistry.store.jdbc;

import org.jspecify.annotations.NullMarked;
