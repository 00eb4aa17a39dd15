/** Where a version comes from: data, features, code, libraries, the machine it was trained on, and its parents. */
@NullMarked
@CheckReturnValue
package io.modelregistry.lineage;

import io.modelregistry.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
