/** The client behind the interfaces of registry-api: what is read becomes handles and values, what is asked becomes commits. */
@NullMarked
package io.modelregistry.core;

import org.jspecify.annotations.NullMarked;
