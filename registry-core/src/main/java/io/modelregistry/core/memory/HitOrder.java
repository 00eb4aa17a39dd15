package io.modelregistry.core.memory;

import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import java.util.Comparator;

/** How values are compared: texts by code points, numbers as numbers. */
final class HitOrder {

    /** What most rows have first, equals by text. */
    static final Comparator<SearchGroup> MOST_FIRST = Comparator.comparingLong(SearchGroup::rows)
            .reversed()
            .thenComparing(SearchGroup::text, HitOrder::byCodePoints);

    private HitOrder() {}

    /** By value and, among equals, by id, or both falling. */
    static Comparator<SearchHit> of(SearchOrder order) {
        Comparator<SearchHit> rising = by(order.by()).thenComparingLong(SearchHit::id);
        return order.direction() == SearchOrder.Direction.ASCENDING ? rising : rising.reversed();
    }

    /** By value alone. */
    static Comparator<SearchHit> by(SearchOrder.By by) {
        return by == SearchOrder.By.TEXT
                ? Comparator.comparing(SearchHit::text, HitOrder::byCodePoints)
                : Comparator.comparingDouble(HitOrder::number);
    }

    static boolean isWithin(SearchHit hit, SearchRange range) {
        if (range instanceof SearchRange.Texts texts) {
            return byCodePoints(hit.text(), texts.from()) >= 0
                    && texts.below()
                            .map(below -> byCodePoints(hit.text(), below) < 0)
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

    private static int byCodePoints(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return rank(one.charAt(i)) - rank(other.charAt(i));
            }
        }
        return one.length() - other.length();
    }

    /** Surrogates stand for characters after all that a single char can be. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }
}
