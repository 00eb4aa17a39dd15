/** Stores of scheme {@code memory:}, which keep everything in the memory of their process until they are closed. */
@NullMarked
package io.modelregistry.core.memory;

import org.jspecify.annotations.NullMarked;
