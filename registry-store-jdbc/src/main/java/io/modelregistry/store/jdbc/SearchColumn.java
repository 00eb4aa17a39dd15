package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchField;
import java.util.List;

/**
 * Where the values of a search field are.
 *
 * @param place the rows
 * @param value their value
 */
record SearchColumn(Place place, Value value) {

    /** Versions and models that are not hidden: see {@code Lifecycle.isHidden}. */
    static final String SHOWN = "lifecycle < 2";

    /**
     * Rows that hold one field. The index that they are read by leads with the model, if one is asked for, and the fixed
     * columns, then the value, then the id.
     *
     * @param table their table
     * @param id the column with the key of the version or model
     * @param model the column with the key of the model
     * @param fixed columns of the index that have one value for the field
     * @param filter what the rows must satisfy
     * @param parameters what the parameters of the filter are, in order
     */
    record Place(
            String table, String id, String model, List<String> fixed, String filter, List<Parameter> parameters) {}

    /** A part of a field that a query is told. */
    enum Parameter {
        KIND,
        NAME,
        DATA;

        Object of(SearchField field) {
            return switch (this) {
                case KIND -> VersionColumns.attributeKind(field);
                case NAME -> field.name();
                case DATA -> field.data();
            };
        }
    }

    /**
     * The value of a row.
     *
     * @param column what to order and compare by
     * @param type what it is
     * @param text what to show as text
     * @param number what to show as number
     */
    record Value(String column, Type type, String text, String number) {}

    /** What a value is. */
    enum Type {
        TEXT,
        WHOLE,
        REAL
    }

    /** A text of the version or model itself. */
    static SearchColumn text(String table, String model, String column) {
        return own(table, model, new Value(column, Type.TEXT, column, "null"));
    }

    /** A whole number of the version or model itself. */
    static SearchColumn whole(String table, String model, String column) {
        return own(table, model, new Value(column, Type.WHOLE, "''", column));
    }

    private static SearchColumn own(String table, String model, Value value) {
        return new SearchColumn(new Place(table, "id", model, List.of(), SHOWN, List.of()), value);
    }

    /** A number of rows that have nothing but numbers. */
    static SearchColumn real(Place place) {
        return new SearchColumn(place, new Value("number", Type.REAL, "''", "number"));
    }

    /** The number of rows that have a text too. */
    static SearchColumn numberBesideText(Place place) {
        return new SearchColumn(place, new Value("number", Type.REAL, "text", "number"));
    }

    /** The text of rows that may have a number too. */
    static SearchColumn textBesideNumber(Place place) {
        return new SearchColumn(place, new Value("text", Type.TEXT, "text", "number"));
    }
}
