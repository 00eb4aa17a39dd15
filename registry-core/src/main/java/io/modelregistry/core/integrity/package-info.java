/** What makes a version and its history provable: canonical forms of facts and events, and what is projected from them. */
@NullMarked
package io.modelregistry.core.integrity;

import org.jspecify.annotations.NullMarked;
