/**
 * Stores that fail on demand: {@link io.modelregistry.testkit.fault.Faults} loses answers, refuses, pauses, delays and flips
 * bits at chosen calls, and the {@code Filter} classes forward every call so that a subclass changes only what it means to.
 */
@NullMarked
package io.modelregistry.testkit.fault;

import org.jspecify.annotations.NullMarked;
