/** Questions over all models and versions: filters, orders, pages. Every refining call returns a new query. */
@NullMarked
@CheckReturnValue
package io.modelregistry.query;

import io.modelregistry.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
