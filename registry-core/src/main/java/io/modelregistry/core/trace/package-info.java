/** From one prediction back to everything that made it. */
@NullMarked
package io.modelregistry.core.trace;

import org.jspecify.annotations.NullMarked;
