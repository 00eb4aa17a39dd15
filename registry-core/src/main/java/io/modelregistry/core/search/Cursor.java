package io.modelregistry.core.search;

import java.time.Instant;

/**
 * Where a query goes on.
 *
 * @param position the last place that was looked at
 * @param now what {@code now} meant when the query began, so that it means the same on every page
 */
record Cursor(Position position, Instant now) {}
