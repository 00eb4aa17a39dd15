/** Checks on text that several public packages share. Not for users: may change in any release. */
@NullMarked
package io.modelregistry.internal;

import org.jspecify.annotations.NullMarked;
