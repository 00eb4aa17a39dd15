/** The protocol that registers a version exactly once and never half: walk, stage, prepare, put, commit. */
@NullMarked
package io.modelregistry.core.register;

import org.jspecify.annotations.NullMarked;
