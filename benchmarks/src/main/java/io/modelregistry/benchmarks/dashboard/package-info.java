/** How long the server takes for what each page of the dashboard asks, beside a request that asks nothing. */
@NullMarked
package io.modelregistry.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
