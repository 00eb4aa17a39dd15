/** What model files say of themselves: readers of formats, none of which runs anything, and what becomes of their findings. */
@NullMarked
package io.modelregistry.core.inspect;

import org.jspecify.annotations.NullMarked;
