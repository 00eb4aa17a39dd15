package io.modelregistry.query;

/**
 * How many rows have a value.
 *
 * @param value the value as text
 * @param count how many rows have it; one with several values counts for each
 */
public record FacetCount(String value, long count) {
    @Override
    public String toString() {
        return value + ": " + count;
    }
}
