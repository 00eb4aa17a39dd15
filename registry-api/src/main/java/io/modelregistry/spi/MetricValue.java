package io.modelregistry.spi;

import java.util.OptionalDouble;

/**
 * One searchable metric.
 *
 * @param name what was measured
 * @param data the name of what it was measured on; empty if not told
 * @param value the figure; empty for NaN and infinities, which compare false and sort last
 * @param latest whether it is the latest measured under this name
 */
public record MetricValue(String name, String data, OptionalDouble value, boolean latest) {}
