/**
 * What makes a change visible: the digest over a version's files, the canonical form of its facts, the check of the history.
 * Pure computation, no I/O.
 */
@NullMarked
package io.modelregistry.core.integrity;

import org.jspecify.annotations.NullMarked;
