package io.modelregistry.query;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of an answer.
 *
 * @param items the rows
 * @param nextToken what to ask for the next rows with, if there are more; of use with the same query only
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {
    @Override
    public String toString() {
        return items + (nextToken.isPresent() ? "\nand more" : "");
    }
}
