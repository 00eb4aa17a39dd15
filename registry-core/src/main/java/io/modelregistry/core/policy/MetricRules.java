package io.modelregistry.core.policy;

import io.modelregistry.Metric;
import io.modelregistry.Objective;
import io.modelregistry.internal.Figures;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.rule.StageRule.Bound;
import io.modelregistry.rule.StageRule.NotWorse;
import io.modelregistry.rule.StageRule.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about metrics. */
final class MetricRules {

    private static final int SHOWN = 3;

    private MetricRules() {}

    /** The latest value against a limit. */
    static Finding judge(Threshold rule, RuledVersion version) {
        Optional<Metric> latest = version.metrics(rule.metric()).stream()
                .filter(metric -> isOn(rule.data(), metric))
                .findFirst();
        return latest.map(metric -> judge(rule, metric)).orElseGet(() -> notMeasured(rule.metric(), rule.data()));
    }

    private static Finding judge(Threshold rule, Metric metric) {
        double value = metric.value();
        boolean isAtLeast = rule.bound() == Bound.AT_LEAST;
        String subject = metric.name() + " " + Figures.text(value);
        String limit = Figures.text(rule.limit())
                + rule.data().map(data -> " on " + data).orElse("");
        if (isAtLeast ? value >= rule.limit() : value <= rule.limit()) {
            return Finding.passed(subject + (isAtLeast ? " is at least " : " is at most ") + limit);
        }
        String side = Double.isNaN(value)
                ? isAtLeast ? " is not at least " : " is not at most "
                : isAtLeast ? " is below " : " is above ";
        return Finding.failed(subject + side + limit);
    }

    private static Finding notMeasured(String metric, Optional<String> data) {
        return Finding.failed(
                metric + " was not measured" + data.map(set -> " on " + set).orElse(""));
    }

    private static boolean isOn(Optional<String> wanted, Metric metric) {
        return wanted.isEmpty()
                || metric.data()
                        .filter(data -> wanted.get().equals(data.name())
                                || data.digest().map(Object::toString).equals(wanted))
                        .isPresent();
    }

    /** The latest value on each data set against that of the version in the stage. */
    static Finding judge(NotWorse rule, RuledVersion version, RuledVersion occupant) {
        List<Metric> own = latest(rule, version);
        if (own.isEmpty() && version.metrics(rule.metric()).stream().noneMatch(metric -> isOn(rule.data(), metric))) {
            return notMeasured(rule.metric(), rule.data());
        }
        List<String> worse = new ArrayList<>();
        List<String> fine = new ArrayList<>();
        for (Metric metric : own) {
            latest(rule, occupant).stream()
                    .filter(other -> isSameData(metric, other))
                    .forEach(other -> (isNotWorse(rule, metric, other) ? fine : worse)
                            .add(comparison(rule, metric, other, occupant)));
        }
        if (!worse.isEmpty()) {
            return Finding.failed(shown(worse));
        }
        return fine.isEmpty()
                ? Finding.failed(rule.metric() + " was not measured on the same data as that of " + occupant.reference()
                        + rule.data().map(data -> ": " + data).orElse(""))
                : Finding.passed(shown(fine));
    }

    /** Not all of many: what is told is an explanation, not a report. */
    private static String shown(List<String> comparisons) {
        int rest = comparisons.size() - SHOWN;
        return String.join(", ", comparisons.subList(0, Math.min(SHOWN, comparisons.size())))
                + (rest > 0 ? ", and so on " + rest + " more data sets" : "");
    }

    /** Of each data set that is known the latest value alone. */
    private static List<Metric> latest(NotWorse rule, RuledVersion version) {
        List<Metric> latest = new ArrayList<>();
        version.metrics(rule.metric()).stream()
                .filter(metric -> metric.data().isPresent() && isOn(rule.data(), metric))
                .filter(metric -> latest.stream().noneMatch(later -> isSameData(later, metric)))
                .forEachOrdered(latest::add);
        return latest;
    }

    /** The same bytes; where none of the two says which, the same name. */
    private static boolean isSameData(Metric first, Metric second) {
        Dataset one = first.data().orElseThrow();
        Dataset other = second.data().orElseThrow();
        return one.digest().equals(other.digest())
                && (one.digest().isPresent() || one.name().equals(other.name()));
    }

    private static boolean isNotWorse(NotWorse rule, Metric metric, Metric other) {
        boolean isHighest = rule.best() == Objective.HIGHEST;
        double better = isHighest ? other.value() : metric.value();
        double worse = isHighest ? metric.value() : other.value();
        if (!Double.isFinite(better) || !Double.isFinite(worse)) {
            return worse >= better;
        }
        // In decimals, so that 0.80 is not worse than 0.81 by more than 0.01.
        BigDecimal difference = BigDecimal.valueOf(better).subtract(BigDecimal.valueOf(worse));
        return difference.compareTo(BigDecimal.valueOf(rule.tolerance())) <= 0;
    }

    private static String comparison(NotWorse rule, Metric metric, Metric other, RuledVersion occupant) {
        String verdict = Double.isNaN(metric.value()) || Double.isNaN(other.value())
                ? "cannot be compared with "
                : isNotWorse(rule, metric, other) ? "is not worse than " : "is worse than ";
        return metric.name() + " " + Figures.text(metric.value()) + " on "
                + metric.data().orElseThrow().name() + " " + verdict + Figures.text(other.value()) + " of "
                + occupant.reference()
                + (rule.tolerance() > 0 ? " by more than " + Figures.text(rule.tolerance()) : "");
    }
}
