package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric by step: the loss after each epoch. It is kept beside the metrics of a version and takes no part in searches.
 *
 * @param name what was measured
 * @param points by rising step
 */
public record MetricSeries(String name, List<Point> points) {

    /** Checks the name, the number of points and the order of steps. */
    public MetricSeries {
        Texts.label("series name", name, Limits.NAME_LENGTH);
        points = List.copyOf(points);
        if (points.size() > Limits.FACTS) {
            throw InvalidInputException.of("series " + name, points.size() + " points", "at most " + Limits.FACTS);
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).step() <= points.get(i - 1).step()) {
                throw InvalidInputException.of(
                        "series " + name, "step " + points.get(i).step(), "rising steps");
            }
        }
    }

    /** A series of values at steps 1, 2, 3 … */
    public static MetricSeries of(String name, double... values) {
        List<Point> points = new ArrayList<>();
        for (double value : values) {
            points.add(new Point(points.size() + 1L, value));
        }
        return new MetricSeries(name, points);
    }

    @Override
    public String toString() {
        return name + " over " + points.size() + " steps"
                + (points.isEmpty()
                        ? ""
                        : ", last " + points.get(points.size() - 1).value());
    }

    /**
     * A value at a step.
     *
     * @param step epoch, batch or whatever counts
     * @param value the figure; NaN and infinities are kept
     */
    public record Point(long step, double value) {}
}
