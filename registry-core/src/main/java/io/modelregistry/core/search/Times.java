package io.modelregistry.core.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Times as they are typed and as an index holds them: microseconds since 1970. */
final class Times {

    private static final int MAX_YEAR = 9_999;
    private static final double LARGEST_MICROS = 4e17;
    private static final String MIDNIGHT = "T00:00:00Z";

    /** In seconds, the longest first. */
    private static final List<Map.Entry<Character, Long>> UNITS = List.of(
            Map.entry('w', 604_800L),
            Map.entry('d', 86_400L),
            Map.entry('h', 3_600L),
            Map.entry('m', 60L),
            Map.entry('s', 1L));

    private Times() {}

    /** Reads a date, which is its first instant in UTC, or an instant with an offset; years 1 to 9999. */
    static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(isDate(text) ? text + MIDNIGHT : text);
            boolean isInRange = time.getYear() >= 1 && time.getYear() <= MAX_YEAR;
            return isInRange ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isDate(String text) {
        return text.indexOf('T') < 0;
    }

    /** The shortest text that reads as the instant. */
    static String show(Instant instant) {
        String text = instant.toString();
        return text.endsWith(MIDNIGHT)
                ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
                : text;
    }

    /** The shortest text that reads as so long after now. */
    static String show(Duration afterNow) {
        long seconds = Math.abs(afterNow.toSeconds());
        for (Map.Entry<Character, Long> unit : UNITS) {
            if (seconds > 0 && seconds % unit.getValue() == 0) {
                String sign = afterNow.isNegative() ? "-" : "+";
                return "now " + sign + " " + seconds / unit.getValue() + unit.getKey();
            }
        }
        return "now";
    }

    /** So many of a unit. */
    static Duration duration(String number, char unit) {
        long seconds = UNITS.stream()
                .filter(known -> known.getKey() == unit)
                .findFirst()
                .orElseThrow()
                .getValue();
        return Duration.ofSeconds(Long.parseLong(number) * seconds);
    }

    /** The instant that a number stands for, if stores can be asked for it. */
    static Optional<Instant> instant(double micros) {
        return Math.abs(micros) < LARGEST_MICROS
                ? Optional.of(Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS))
                : Optional.empty();
    }

    static double micros(Instant instant) {
        return instant.getEpochSecond() * 1e6 + instant.getNano() / 1e3;
    }
}
