package io.modelregistry.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Numbers, durations and lists as people write them. */
public final class Figures {

    private Figures() {}

    /** The shortest text that is exactly this number, without an exponent where it is short: {@code 20}, {@code 0.85}. */
    public static String text(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        String plain = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        return plain.length() <= 20 ? plain : Double.toString(number);
    }

    /** What a duration is made of: {@code 1 day 12 hours}. */
    public static String text(Duration duration) {
        List<String> parts = new ArrayList<>();
        add(parts, BigDecimal.valueOf(duration.toDaysPart()), "day");
        add(parts, BigDecimal.valueOf(duration.toHoursPart()), "hour");
        add(parts, BigDecimal.valueOf(duration.toMinutesPart()), "minute");
        BigDecimal nanos = BigDecimal.valueOf(duration.toNanosPart(), 9);
        add(parts, BigDecimal.valueOf(duration.toSecondsPart()).add(nanos), "second");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void add(List<String> parts, BigDecimal count, String unit) {
        if (count.signum() > 0) {
            boolean isOne = count.compareTo(BigDecimal.ONE) == 0;
            parts.add(count.stripTrailingZeros().toPlainString() + " " + unit + (isOne ? "" : "s"));
        }
    }

    /** A list in words: {@code ana, ben and cy}. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
