package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.SearchField.Kind;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Question#firstBy}: the best version by a metric. */
class BestTest {

    private static final int ROWS = 20_000;
    private static final OrderTerm HIGHEST =
            new OrderTerm(new Key(KeyWord.METRIC, "accuracy", ""), Direction.DESCENDING);

    /** Every second row has the metric, and the value rises with the id. */
    private static ListIndex index() {
        return new ListIndex(
                IntStream.rangeClosed(1, ROWS).mapToObj(BestTest::row).toList(), CodePoints::compare);
    }

    private static IndexedRow row(int id) {
        IndexedRow row = new IndexedRow(id, 1).number(Kind.CREATED, id).number(Kind.CHANGED, id);
        row.attribute(Kind.TAG, "even", id % 2 == 0 ? "yes" : "no");
        return id % 2 == 0 ? row.metric("accuracy", "test", (double) id / ROWS) : row;
    }

    private static Question<Long> over(ListIndex index) {
        return Questions.over(new Rows(index, OptionalLong.empty()));
    }

    @Test
    void the_best_of_many_is_the_first_of_one_index() {
        ListIndex index = index();

        assertThat(over(index).firstBy(HIGHEST)).contains((long) ROWS);
        assertThat(index.takeCalls()).isEqualTo(1);
    }

    @Test
    void where_nothing_has_the_metric_no_other_index_is_walked() {
        ListIndex index = index();
        OrderTerm missing = new OrderTerm(new Key(KeyWord.METRIC, "loss", ""), Direction.ASCENDING);

        assertThat(over(index).firstBy(missing)).isEmpty();
        assertThat(index.takeCalls()).isEqualTo(1);
    }

    @Test
    void rows_without_the_metric_are_not_looked_at_for_a_filter_that_many_fit() {
        ListIndex index = index();

        assertThat(over(index).where("tag.even = 'no'").firstBy(HIGHEST)).isEmpty();
        assertThat(index.takeCalls()).isLessThan(3 * ROWS / 2 / Rows.BATCH);
    }

    @Test
    void few_that_fit_are_compared_without_a_walk() {
        ListIndex index = index();

        assertThat(over(index).where("created <= '1970-01-01T00:00:00.000012Z'").firstBy(HIGHEST))
                .contains(12L);
        assertThat(over(index).where("created = '1970-01-01T00:00:00.000011Z'").firstBy(HIGHEST))
                .isEmpty();
        assertThat(index.takeCalls()).isLessThan(20);
    }
}
