/**
 * What an application imports: open a {@link io.modelregistry.RegistryClient}, take a handle by a noun, act by a verb.
 * Handles are live and do no I/O by themselves; values are snapshots of what was read.
 */
@NullMarked
@CheckReturnValue
package io.modelregistry;

import org.jspecify.annotations.NullMarked;
