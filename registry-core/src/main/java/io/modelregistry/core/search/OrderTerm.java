package io.modelregistry.core.search;

import io.modelregistry.spi.SearchOrder.Direction;

/**
 * One key of an order. Prints as it is typed.
 *
 * @param key a key with one value a row
 * @param direction up or down
 */
record OrderTerm(Key key, Direction direction) {

    @Override
    public String toString() {
        return key + (direction == Direction.ASCENDING ? " asc" : " desc");
    }
}
