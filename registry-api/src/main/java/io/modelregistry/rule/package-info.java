/** What a version must satisfy to enter a stage, and what people decide about it. */
@NullMarked
@CheckReturnValue
package io.modelregistry.rule;

import io.modelregistry.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
