package io.modelregistry.core.compare;

import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import java.util.Optional;

/** What one version has. Prints as in a table. */
record CoreCell(Optional<String> value, Optional<Difference> difference, String note) implements Cell {

    static final CoreCell EMPTY = new CoreCell(Optional.empty(), Optional.empty(), "");

    static CoreCell of(String value) {
        return new CoreCell(Optional.of(value), Optional.empty(), "");
    }

    CoreCell noted(Difference kind, String words) {
        return new CoreCell(value, Optional.of(kind), words);
    }

    CoreCell noted(String words) {
        return new CoreCell(value, difference, words);
    }

    /** Seen from what the first version has. */
    CoreCell seenFrom(CoreCell first, Judge judge) {
        if (value.equals(first.value)) {
            return this;
        }
        Difference kind = value.isEmpty()
                ? Difference.REMOVED
                : first.value.map(before -> judge.judge(before, value.get())).orElse(Difference.ADDED);
        return new CoreCell(value, Optional.of(kind), note);
    }

    @Override
    public String toString() {
        return value.orElse("");
    }

    /** Says how a value differs from another. */
    interface Judge {
        Difference judge(String first, String value);
    }
}
