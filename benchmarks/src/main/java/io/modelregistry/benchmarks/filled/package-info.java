/** Registries that are filled past the registry, because it would take too long through it. */
@NullMarked
package io.modelregistry.benchmarks.filled;

import org.jspecify.annotations.NullMarked;
