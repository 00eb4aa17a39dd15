package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;

/** The ends of a range, as conditions on a column. */
sealed interface Bounds {

    static Bounds of(SearchRange range) {
        return range instanceof SearchRange.Texts texts
                ? new OfTexts(texts)
                : new OfNumbers((SearchRange.Numbers) range);
    }

    SearchOrder.By by();

    /** Whether a column can hold such values at all. */
    boolean fit(SearchColumn column);

    void restrict(SearchSql sql, SearchColumn column);

    /** From one text on, up to and without another. */
    record OfTexts(SearchRange.Texts range) implements Bounds {

        @Override
        public SearchOrder.By by() {
            return SearchOrder.By.TEXT;
        }

        @Override
        public boolean fit(SearchColumn column) {
            return column.value().type() == SearchColumn.Type.TEXT;
        }

        @Override
        public void restrict(SearchSql sql, SearchColumn column) {
            sql.from(range.from());
            range.below().ifPresent(sql::below);
        }
    }

    /** Between two numbers, both included; infinite ones are no bound. */
    record OfNumbers(SearchRange.Numbers range) implements Bounds {

        @Override
        public SearchOrder.By by() {
            return SearchOrder.By.NUMBER;
        }

        @Override
        public boolean fit(SearchColumn column) {
            return column.value().type() != SearchColumn.Type.TEXT;
        }

        /** Whole columns get whole bounds: comparing them with a fraction would pass their index by. */
        @Override
        public void restrict(SearchSql sql, SearchColumn column) {
            boolean isWhole = column.value().type() == SearchColumn.Type.WHOLE;
            if (Double.isFinite(range.from())) {
                sql.from(isWhole ? (Object) (long) Math.ceil(range.from()) : (Object) range.from());
            }
            if (Double.isFinite(range.to())) {
                sql.upTo(isWhole ? (Object) (long) Math.floor(range.to()) : (Object) range.to());
            }
        }
    }
}
