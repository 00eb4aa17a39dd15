/** How fast it is, always beside what it is compared with, in the same run. */
@NullMarked
package io.modelregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
