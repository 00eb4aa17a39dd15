/** What people and programs type wrong, on purpose or not, at the level of the API: it is refused and changes nothing. */
@NullMarked
package io.modelregistry.core.badinput;

import org.jspecify.annotations.NullMarked;
