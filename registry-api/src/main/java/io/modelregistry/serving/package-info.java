/** Serving a version, following its stage, and answering for each prediction. */
@NullMarked
@CheckReturnValue
package io.modelregistry.serving;

import io.modelregistry.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
