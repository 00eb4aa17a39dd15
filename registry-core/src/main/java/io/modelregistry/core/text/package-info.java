/** How what people wrote is put into documents, so that it stays what they wrote. */
@NullMarked
package io.modelregistry.core.text;

import org.jspecify.annotations.NullMarked;
