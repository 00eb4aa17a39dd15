package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Projections that are hard to keep. */
final class Projections {

    /** Versions with nothing, with every kind of attribute, with metrics at the edges. */
    static final List<Supplier<VersionBuilder>> SAMPLES =
            List.of(() -> version("nothing"), Projections::everyKind, Projections::repeated, Projections::metrics);

    private Projections() {}

    private static VersionBuilder everyKind() {
        VersionBuilder version = version("every kind");
        for (Attribute.Kind kind : Attribute.Kind.values()) {
            version.attribute(kind, "name", "text of " + kind);
            version.attribute(kind, "number", "1.5e3", 1500);
            version.attribute(kind, "empty", "");
            version.attribute(kind, "long", "x".repeat(500));
        }
        return version;
    }

    private static VersionBuilder repeated() {
        return version("repeated")
                .attribute(Attribute.Kind.PARENT, "parent", "base:1")
                .attribute(Attribute.Kind.PARENT, "parent", "base:2")
                .metric(new MetricValue("accuracy", "test", OptionalDouble.of(0.5), false))
                .metric(new MetricValue("accuracy", "validation", OptionalDouble.of(0.5), false))
                .metric(new MetricValue("accuracy", "", OptionalDouble.of(0.7), true));
    }

    private static VersionBuilder metrics() {
        return version("metrics")
                .metric(new MetricValue("not-a-number", "", OptionalDouble.empty(), true))
                .metric("one-third", 1.0 / 3)
                .metric("tenth", 0.1)
                .metric("negative", -273.15)
                .metric("minus-zero", -0.0)
                .metric("largest", Double.MAX_VALUE)
                .metric("lowest", -Double.MAX_VALUE)
                .metric("smallest-normal", Double.MIN_NORMAL)
                .metric("smallest", Double.MIN_VALUE)
                .metric("beyond-long", 1e300)
                .metric("exact-integer", 9_007_199_254_740_991.0);
    }

    /** Fails unless the projection holds what was given; -0.0 may have become 0.0, which compares the same. */
    static void assertSame(Projection read, NewVersion given) {
        assertThat(read.attributes()).containsExactlyInAnyOrderElementsOf(given.attributes());
        assertThat(withoutMinusZero(read.metrics()))
                .containsExactlyInAnyOrderElementsOf(withoutMinusZero(given.metrics()));
    }

    private static List<MetricValue> withoutMinusZero(List<MetricValue> metrics) {
        List<MetricValue> result = new ArrayList<>();
        for (MetricValue metric : metrics) {
            OptionalDouble value = metric.value().isPresent()
                    ? OptionalDouble.of(metric.value().getAsDouble() + 0.0)
                    : OptionalDouble.empty();
            result.add(new MetricValue(metric.name(), metric.data(), value, metric.latest()));
        }
        return result;
    }
}
