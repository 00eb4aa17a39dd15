/** What is served below {@code /api/v1}: one table of routes, the resources behind them, and their JSON. */
@NullMarked
package io.modelregistry.dashboard.api;

import org.jspecify.annotations.NullMarked;
