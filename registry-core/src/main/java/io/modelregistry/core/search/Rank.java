package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchOrder.By;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.OptionalLong;

/**
 * One way to order rows that an index has.
 *
 * @param field what to order by
 * @param by its number or its text
 * @param direction up or down
 */
record Rank(SearchField field, By by, Direction direction) {

    /** Where a row stands; missing if it is not in this order. */
    SortValue of(IndexedFields row) {
        return row.values(field).stream()
                .map(this::of)
                .filter(value -> !value.isMissing())
                .findFirst()
                .orElse(SortValue.missing());
    }

    SortValue of(SearchHit hit) {
        if (by == By.TEXT) {
            return new SortValue.Text(hit.text());
        }
        return hit.number().isPresent() ? new SortValue.Numeric(hit.number().getAsDouble()) : SortValue.missing();
    }

    /** The walk in this order. */
    SearchOrder order(OptionalLong modelId) {
        return new SearchOrder(field, by, direction, modelId);
    }

    /** Compares two places in this order; missing ones come last either way. */
    int compare(SortValue one, SortValue other) {
        if (one.isMissing() || other.isMissing()) {
            return Boolean.compare(one.isMissing(), other.isMissing());
        }
        int sign = SortValue.compare(one, other);
        return direction == Direction.ASCENDING ? sign : -sign;
    }
}
