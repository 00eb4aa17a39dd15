/** Serving: load a version, follow its reference, swap without a pause. */
@NullMarked
package io.modelregistry.core.serve;

import org.jspecify.annotations.NullMarked;
