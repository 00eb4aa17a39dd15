/** What a comparison of versions is made of, and how a metric went from version to version. */
@NullMarked
@CheckReturnValue
package io.modelregistry.compare;

import io.modelregistry.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
