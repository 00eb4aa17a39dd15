/** What looking for versions costs in a registry of a million, beside the best plan that can be written by hand. */
@NullMarked
package io.modelregistry.benchmarks.search;

import org.jspecify.annotations.NullMarked;
