/** The registry over HTTP: pages for people and JSON for programs and scripts, on a small server inside any JVM. */
@NullMarked
@CheckReturnValue
package io.modelregistry.dashboard;

import io.modelregistry.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
