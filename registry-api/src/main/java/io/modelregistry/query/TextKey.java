package io.modelregistry.query;

/** A key that holds texts, which compare by Unicode code points. Immutable. */
public class TextKey extends ConditionKey<String> {

    TextKey(String key) {
        super(key, Literals::text);
    }

    /** It fits a pattern as a whole: {@code %} is any text, {@code _} one character, and a backslash takes their meaning away. */
    public Condition like(String pattern) {
        return written("like " + Literals.text(pattern));
    }

    /** The same whatever the case of letters. */
    public Condition ilike(String pattern) {
        return written("ilike " + Literals.text(pattern));
    }

    /** It begins with a text. */
    public Condition startsWith(String start) {
        return like(Literals.pattern(start) + "%");
    }

    /** A text is in it. */
    public Condition contains(String part) {
        return like("%" + Literals.pattern(part) + "%");
    }
}
