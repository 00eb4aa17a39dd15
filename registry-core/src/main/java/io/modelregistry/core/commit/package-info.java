/** Carries decisions to the store: decides again after a conflict, and asks again when an answer was lost. */
@NullMarked
package io.modelregistry.core.commit;

import org.jspecify.annotations.NullMarked;
