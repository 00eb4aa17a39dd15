/** Compares every history with itself and with what is stored. */
@NullMarked
package io.modelregistry.core.audit;

import org.jspecify.annotations.NullMarked;
