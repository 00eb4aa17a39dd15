/** Finds out which source code a process runs: from git, from what builds say of themselves, from what was packaged. */
@NullMarked
package io.modelregistry.core.origin;

import org.jspecify.annotations.NullMarked;
