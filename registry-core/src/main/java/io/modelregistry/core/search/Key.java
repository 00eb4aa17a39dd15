package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;

/**
 * What a filter or order asks of a row: {@code metric.accuracy@wine-test}. Prints as it is typed.
 *
 * @param word what kind of value
 * @param name the name after the dot; empty for a word without one, or for any name
 * @param data for a metric, the name of the only data that counts; empty for any
 */
record Key(KeyWord word, String name, String data) {

    static Key of(KeyWord word) {
        return new Key(word, "", "");
    }

    /** What its values are. */
    ValueType type() {
        return word.type(name);
    }

    /** Where an index holds its values. */
    SearchField field() {
        return new SearchField(word.kind(), name, data);
    }

    /** Where an index holds the one value of a row that orders go by. */
    SearchField orderField() {
        return word == KeyWord.METRIC ? SearchField.of(SearchField.Kind.LATEST_METRIC, name) : field();
    }

    @Override
    public String toString() {
        return word.word() + part(".", name) + part("@", data);
    }

    private static String part(String mark, String part) {
        if (part.isEmpty()) {
            return "";
        }
        return mark + (Lexer.isBare(part) ? part : "`" + part.replace("`", "``") + "`");
    }
}
