package io.modelregistry.query;

import io.modelregistry.error.InvalidInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How names and values are written in a filter. */
final class Literals {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?");
    private static final Pattern SPECIAL = Pattern.compile("[%_\\\\]");
    private static final long LONGEST = 999_999_999;

    private Literals() {}

    static String name(String name) {
        if (name.isEmpty()) {
            throw InvalidInputException.of("name in a filter", name, "a name of at least one character");
        }
        return BARE.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The text with what means something in a pattern taken for itself. */
    static String pattern(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    static String number(double number) {
        if (!Double.isFinite(number)) {
            throw InvalidInputException.of("number in a filter", Double.toString(number), "a finite number");
        }
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return isWhole ? BigDecimal.valueOf(number).toBigInteger().toString() : Double.toString(number);
    }

    static String time(Instant instant) {
        return text(instant.toString());
    }

    static String ago(Duration past) {
        long seconds = past.toSeconds();
        if (past.isNegative() || seconds > LONGEST || !past.equals(Duration.ofSeconds(seconds))) {
            throw InvalidInputException.of(
                    "duration in a filter", past.toString(), "whole seconds from 0 to " + LONGEST);
        }
        return "now - " + seconds + "s";
    }
}
