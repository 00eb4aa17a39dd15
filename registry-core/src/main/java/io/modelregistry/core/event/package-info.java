/** What events tell, and what a version or model is like after them: the one place that knows both. */
@NullMarked
package io.modelregistry.core.event;

import org.jspecify.annotations.NullMarked;
