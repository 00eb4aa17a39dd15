/**
 * Compares what a version needs with what a process is. {@code LibraryScan} reads the process,
 * everything else is a function of values.
 */
@NullMarked
package io.modelregistry.core.compatibility;

import org.jspecify.annotations.NullMarked;
