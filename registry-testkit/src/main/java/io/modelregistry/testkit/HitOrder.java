package io.modelregistry.testkit;

import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder;
import java.util.Arrays;
import java.util.Comparator;

/** The order that walks must have. */
final class HitOrder {

    private static final Comparator<SearchHit> BY_CODE_POINTS =
            Comparator.comparing(hit -> hit.text().codePoints().toArray(), Arrays::compare);

    private HitOrder() {}

    static Comparator<SearchHit> of(SearchOrder order) {
        Comparator<SearchHit> rising = (order.by() == SearchOrder.By.TEXT
                        ? BY_CODE_POINTS
                        : Comparator.comparingDouble(HitOrder::number))
                .thenComparingLong(SearchHit::id);
        return order.direction() == SearchOrder.Direction.ASCENDING ? rising : rising.reversed();
    }

    /** Minus zero is zero. */
    private static double number(SearchHit hit) {
        return hit.number().orElseThrow() + 0.0;
    }
}
