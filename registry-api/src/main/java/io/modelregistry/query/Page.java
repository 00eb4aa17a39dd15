package io.modelregistry.query;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of an answer. A page that had to look at some 50,000 rows is not filled: it has the rows found until then, perhaps
 * none, and a token that goes on there. So only a page without a token is the last.
 *
 * @param items the rows
 * @param nextToken what to ask for the next rows with, if there may be more; of use with the same query only. {@code now}
 *     means the same instant on every page
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {
    @Override
    public String toString() {
        return items + (nextToken.isPresent() ? "\nand more" : "");
    }
}
