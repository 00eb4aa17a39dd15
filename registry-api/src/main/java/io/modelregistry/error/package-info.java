/** Every exception of the registry: what failed, whether it may be retried, and the values that explain it. */
@NullMarked
package io.modelregistry.error;

import org.jspecify.annotations.NullMarked;
