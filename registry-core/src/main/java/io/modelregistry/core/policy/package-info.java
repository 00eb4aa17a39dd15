/** Decisions as pure functions: what was read and what is asked for, to the commit that does it or the reason why not. */
@NullMarked
package io.modelregistry.core.policy;

import org.jspecify.annotations.NullMarked;
