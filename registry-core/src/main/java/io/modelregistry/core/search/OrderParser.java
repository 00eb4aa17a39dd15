package io.modelregistry.core.search;

import io.modelregistry.core.search.Token.Kind;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.ArrayList;
import java.util.List;

/** Reads orders: {@code metric.accuracy desc, name}. Not safe for several threads. */
final class OrderParser {

    /** Keys of an order. */
    static final int MAX_KEYS = 5;

    private final TokenReader tokens;
    private final KeyParser keys;
    private final List<OrderTerm> terms = new ArrayList<>();

    private OrderParser(TokenReader tokens, Subject subject) {
        this.tokens = tokens;
        keys = new KeyParser(tokens, subject);
    }

    /**
     * Reads an order of rows of a kind.
     *
     * @throws InvalidInputException with the column, if the text is not an order
     */
    static Order parse(String text, Subject subject) {
        OrderParser parser = new OrderParser(new TokenReader(new QueryText("order", text)), subject);
        parser.term();
        while (parser.tokens.skipSymbol(",")) {
            parser.term();
        }
        if (parser.tokens.peek().kind() != Kind.END) {
            throw parser.tokens.unexpected(", or the end");
        }
        return new Order(parser.terms);
    }

    private void term() {
        Token token = tokens.peek();
        Key key = keys.key();
        if (key.word().orders().isEmpty()) {
            throw tokens.unexpected(token, "a key that has one value");
        }
        if (!key.data().isEmpty()) {
            throw tokens.unexpected(
                    token, "a metric without @, as the latest value orders whatever it was measured on");
        }
        if (terms.stream().anyMatch(term -> term.key().equals(key))) {
            throw tokens.unexpected(token, "each key once");
        }
        if (terms.size() == MAX_KEYS) {
            throw tokens.unexpected(token, "at most " + MAX_KEYS + " keys");
        }
        terms.add(new OrderTerm(key, direction()));
    }

    private Direction direction() {
        if (tokens.skipKeyword("desc")) {
            return Direction.DESCENDING;
        }
        if (!tokens.skipKeyword("asc") && !isEndOfTerm()) {
            throw tokens.unexpected("asc, desc, a comma or the end");
        }
        return Direction.ASCENDING;
    }

    private boolean isEndOfTerm() {
        return tokens.peek().kind() == Kind.END || tokens.peek().isSymbol(",");
    }
}
