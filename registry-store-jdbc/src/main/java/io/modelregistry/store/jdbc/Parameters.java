package io.modelregistry.store.jdbc;

import io.modelregistry.error.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Parameters of an address, of which only some are allowed. */
final class Parameters {

    private final Product product;
    private final Set<String> allowed;

    Parameters(Product product, Set<String> allowed) {
        this.product = product;
        this.allowed = new TreeSet<>(allowed);
    }

    /** Reads {@code a=1&b=2}, decoding {@code %20} and the like. */
    Map<String, String> parseQuery(String text) {
        return parse(text, "&", true);
    }

    /** Reads {@code A=1;B=2}, in any case. */
    Map<String, String> parseSettings(String text) {
        return parse(text.isEmpty() ? text : upperCaseNames(text), ";", false);
    }

    private static String upperCaseNames(String text) {
        return Arrays.stream(text.split(";", -1)).map(Parameters::upperCaseName).collect(Collectors.joining(";"));
    }

    private static String upperCaseName(String part) {
        int end = part.indexOf('=') < 0 ? part.length() : part.indexOf('=');
        return part.substring(0, end).toUpperCase(Locale.ROOT) + part.substring(end);
    }

    private Map<String, String> parse(String text, String separator, boolean decodes) {
        Map<String, String> parsed = new HashMap<>();
        if (text.isEmpty()) {
            return parsed;
        }
        for (String part : text.split(separator, -1)) {
            String[] sides = part.split("=", 2);
            if (sides.length == 1) {
                throw refused("");
            }
            if (!allowed.contains(sides[0])) {
                throw refused(sides[0]);
            }
            String value = decodes ? Percent.decode(sides[1]) : sides[1];
            if (parsed.put(sides[0], value) != null) {
                throw refused(sides[0]);
            }
        }
        return parsed;
    }

    /** Shows the name alone, never the value; and the name only if it looks like one. */
    private InvalidInputException refused(String name) {
        String shown = name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,39}") ? name : "…";
        return InvalidInputException.of(
                "parameter of a " + product.prefix() + " address",
                shown,
                "each of " + String.join(", ", allowed) + " once; whatever else is needed, hand in a DataSource");
    }
}
