/** Where versions come from and what they lead to: graphs, what is affected by something, and how to make a version again. */
@NullMarked
package io.modelregistry.core.lineage;

import org.jspecify.annotations.NullMarked;
