/** The dashboard in a real browser, on a registry that the example filled and on a large one. */
@NullMarked
package io.modelregistry.browser;

import org.jspecify.annotations.NullMarked;
