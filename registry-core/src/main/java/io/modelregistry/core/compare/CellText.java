package io.modelregistry.core.compare;

import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A cell as people read it: digests in short, and behind the value what is to be said about it. */
final class CellText {

    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{12})[0-9a-f]{52}");

    private CellText() {}

    static String of(Cell cell) {
        List<String> remarks = new ArrayList<>();
        cell.difference()
                .filter(difference -> difference != Difference.CHANGED)
                .ifPresent(difference -> remarks.add(words(difference)));
        if (!cell.note().isEmpty()) {
            remarks.add(cell.note());
        }
        String remark = remarks.isEmpty() ? "" : "(" + String.join(": ", remarks) + ")";
        return DIGEST.matcher((cell.value().orElse("") + " " + remark).strip()).replaceAll("$1");
    }

    static String words(Difference difference) {
        return difference.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
