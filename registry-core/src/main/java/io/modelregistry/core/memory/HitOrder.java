package io.modelregistry.core.memory;

import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import java.util.Arrays;
import java.util.Comparator;

/** How values are compared: texts by code points, numbers as numbers. */
final class HitOrder {

    private static final Comparator<String> BY_CODE_POINTS =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    private HitOrder() {}

    /** By value and, among equals, by id, or both falling. */
    static Comparator<SearchHit> of(SearchOrder order) {
        Comparator<SearchHit> rising = by(order.by()).thenComparingLong(SearchHit::id);
        return order.direction() == SearchOrder.Direction.ASCENDING ? rising : rising.reversed();
    }

    /** By value alone. */
    static Comparator<SearchHit> by(SearchOrder.By by) {
        return by == SearchOrder.By.TEXT
                ? Comparator.comparing(SearchHit::text, BY_CODE_POINTS)
                : Comparator.comparingDouble(HitOrder::number);
    }

    static boolean isWithin(SearchHit hit, SearchRange range) {
        if (range instanceof SearchRange.Texts texts) {
            return BY_CODE_POINTS.compare(hit.text(), texts.from()) >= 0
                    && texts.below()
                            .map(below -> BY_CODE_POINTS.compare(hit.text(), below) < 0)
                            .orElse(true);
        }
        SearchRange.Numbers numbers = (SearchRange.Numbers) range;
        if (hit.number().isEmpty()) {
            // Whether a tag of a model is a number is for the caller to say.
            return !hit.text().isEmpty();
        }
        return number(hit) >= numbers.from() && number(hit) <= numbers.to();
    }

    /** Minus zero is zero. */
    private static double number(SearchHit hit) {
        return hit.number().orElseThrow() + 0.0;
    }
}
