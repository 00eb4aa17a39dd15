/** What keeps a registry healthy: collecting garbage beside running registrations, and verifying every stored byte. */
@NullMarked
package io.modelregistry.core.maintain;

import org.jspecify.annotations.NullMarked;
