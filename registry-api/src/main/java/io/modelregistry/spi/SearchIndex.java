package io.modelregistry.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a store offers for searching: ordered walks, values, and candidates. Core evaluates filters; a store compares nothing
 * but sort keys, so all stores give the same answers.
 *
 * <ul>
 *   <li>{@link #walk} must return every row that has the field exactly once over consecutive calls, ordered by the field and,
 *       among equals, by rising id, or both falling; it must cost the same at the end as at the beginning.
 *   <li>Texts must be ordered by Unicode code points, whatever the database's collation; for characters outside the basic
 *       multilingual plane any fixed order will do.
 *   <li>{@link #values} must return every value of the field, for a field with several values a row.
 *   <li>{@link #count(List, OptionalLong, int)} must cost less than reading so many rows, and never by what is beyond the
 *       limit.
 *   <li>{@link #candidates} must return every value in the range, up to the limit.
 * </ul>
 */
public interface SearchIndex {

    /** Rows in an order, those after the given one only. Rows without the field are not in it. */
    List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit);

    /** Every value of a field for these rows. */
    List<SearchHit> values(SearchField field, Collection<Long> ids);

    /**
     * How many values rows of one model, or of all, have in each range; {@code limit} if there are more. A row counts once for
     * each of its values. In the order of the ranges, of which there may be none.
     */
    List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit);

    /**
     * Values that rows of one model, or of all, have in the range; at most {@code limit}, in no particular order. A row is there
     * once for each of its values.
     */
    List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit);

    /**
     * How many rows of one model, or of all, have each text of a field: those that most have first, equals by the text as in
     * {@link #walk}. Of a field that holds texts.
     */
    List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit);

    /** How many rows there are, of one model or of all. */
    long count(OptionalLong modelId);
}
