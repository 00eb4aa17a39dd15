package io.modelregistry.core.memory;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** Rows of one kind, and the values of their fields. */
interface Fields<R> {

    Collection<R> rows();

    long id(R row);

    long modelId(R row);

    /** Every value of a field. */
    List<SearchHit> values(SearchField field, R row);

    /** A text. */
    static SearchHit text(long id, String text) {
        return new SearchHit(id, text, OptionalDouble.empty());
    }

    /** A number. */
    static SearchHit number(long id, double number) {
        return new SearchHit(id, "", OptionalDouble.of(number));
    }

    /** An instant, as the number that it is searched by. */
    static SearchHit time(long id, Instant instant) {
        return number(id, (double) ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
}
