/**
 * Tests of the whole registry: every pair of stores, many processes, lost answers, killed processes, limits. What needs no
 * JVM of its own and no server is a {@code Test}, the rest an {@code IT}.
 */
@NullMarked
package io.modelregistry.system;

import org.jspecify.annotations.NullMarked;
