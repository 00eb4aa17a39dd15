package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import org.jdbi.v3.core.statement.Query;

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

    void restrict(SearchSql sql);

    void bind(Query query, SearchColumn column);

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
        public void restrict(SearchSql sql) {
            sql.from();
            range.below().ifPresent(below -> sql.below());
        }

        @Override
        public void bind(Query query, SearchColumn column) {
            query.bind("from", range.from());
            range.below().ifPresent(below -> query.bind("below", below));
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

        @Override
        public void restrict(SearchSql sql) {
            if (Double.isFinite(range.from())) {
                sql.from();
            }
            if (Double.isFinite(range.to())) {
                sql.upTo();
            }
        }

        /** Whole columns get whole bounds: comparing them with a fraction would pass their index by. */
        @Override
        public void bind(Query query, SearchColumn column) {
            boolean isWhole = column.value().type() == SearchColumn.Type.WHOLE;
            if (Double.isFinite(range.from())) {
                query.bind("from", isWhole ? (Number) (long) Math.ceil(range.from()) : (Number) range.from());
            }
            if (Double.isFinite(range.to())) {
                query.bind("to", isWhole ? (Number) (long) Math.floor(range.to()) : (Number) range.to());
            }
        }
    }
}
