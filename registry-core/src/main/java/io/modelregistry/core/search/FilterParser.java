package io.modelregistry.core.search;

import io.modelregistry.core.search.Token.Kind;
import io.modelregistry.error.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads filters by recursive descent; {@code docs/search.md} has the grammar. Not safe for several threads. */
final class FilterParser {

    /** Comparisons of a filter; each value of {@code in} is one. */
    static final int MAX_COMPARISONS = 200;

    private static final int MAX_DEPTH = 100;

    private final TokenReader tokens;
    private final KeyParser keys;
    private int depth;
    private int comparisons;

    private FilterParser(TokenReader tokens, Subject subject) {
        this.tokens = tokens;
        keys = new KeyParser(tokens, subject);
    }

    /**
     * Reads a filter over rows of a kind.
     *
     * @throws InvalidInputException with the column, if the text is not a filter
     */
    static Filter parse(String text, Subject subject) {
        FilterParser parser = new FilterParser(new TokenReader(new QueryText("filter", text)), subject);
        Filter filter = parser.alternatives();
        if (parser.tokens.peek().kind() != Kind.END) {
            throw parser.tokens.unexpected("and, or, or the end");
        }
        return filter;
    }

    /**
     * Reads a filter that must hold beside another.
     *
     * @throws InvalidInputException if both together are too long
     */
    static Filter parseAnd(Filter filter, String text, Subject subject) {
        Filter both = filter.and(parse(text, subject));
        if (both.comparisons() > MAX_COMPARISONS) {
            throw InvalidInputException.of("filter", text, "at most " + MAX_COMPARISONS + " comparisons in one query");
        }
        return both;
    }

    private Filter alternatives() {
        Filter filter = conjunction();
        while (tokens.skipKeyword("or")) {
            filter = filter.or(conjunction());
        }
        return filter;
    }

    private Filter conjunction() {
        Filter filter = condition();
        while (tokens.skipKeyword("and")) {
            filter = filter.and(condition());
        }
        return filter;
    }

    private Filter condition() {
        Token first = tokens.peek();
        if (tokens.skipKeyword("not")) {
            return nested(first, () -> condition().not());
        }
        if (tokens.skipSymbol("(")) {
            return nested(first, this::rest);
        }
        return comparison();
    }

    private Filter nested(Token opening, Supplier<Filter> inner) {
        if (++depth > MAX_DEPTH) {
            throw tokens.unexpected(opening, "at most " + MAX_DEPTH + " levels of ( and not");
        }
        Filter filter = inner.get();
        depth--;
        return filter;
    }

    private Filter rest() {
        Filter filter = alternatives();
        if (!tokens.skipSymbol(")")) {
            throw tokens.unexpected("and, or, or )");
        }
        return filter;
    }

    private Filter comparison() {
        if (tokens.peek().kind() != Kind.WORD) {
            throw tokens.unexpected("a key such as name or metric.accuracy, not, or (");
        }
        count(tokens.peek());
        Key key = keys.key();
        if (key.type() == ValueType.WORDS) {
            return words(key);
        }
        if (tokens.skipKeyword("is")) {
            return nothing(key);
        }
        if (tokens.skipKeyword("in")) {
            return new Comparison.In(key, literals(key));
        }
        if (key.type().hasPatterns() && tokens.skipKeyword("like")) {
            return new Comparison.Like(key, LikePattern.of(pattern(key)));
        }
        if (key.type().hasPatterns() && tokens.skipKeyword("ilike")) {
            return new Comparison.Like(key, LikePattern.ignoringCase(pattern(key)));
        }
        Operator operator = operator(key);
        return new Comparison.Compare(key, operator, literal(key, operator));
    }

    private void count(Token token) {
        if (++comparisons > MAX_COMPARISONS) {
            throw tokens.unexpected(token, "at most " + MAX_COMPARISONS + " comparisons");
        }
    }

    /** Each word is a part of its own, so that the rarest drives. */
    private Filter words(Key key) {
        if (!tokens.skipSymbol("~")) {
            throw tokens.unexpected("~");
        }
        Token token = tokens.peek();
        String text = tokens.take(Kind.TEXT, key.type().expected()).parts().get(0);
        List<Filter> words = WordPattern.all(text).stream()
                .<Filter>map(word -> new Comparison.HasWord(key, word))
                .toList();
        if (words.isEmpty()) {
            throw tokens.unexpected(token, "at least one word of letters or digits");
        }
        words.stream().skip(1).forEach(word -> count(token));
        return words.stream().reduce(Filter::and).orElseThrow();
    }

    private Filter nothing(Key key) {
        boolean isNegated = tokens.skipKeyword("not");
        if (!tokens.skipKeyword("null")) {
            throw tokens.unexpected(isNegated ? "null" : "null or not null");
        }
        Filter filter = new Comparison.IsNull(key);
        return isNegated ? filter.not() : filter;
    }

    private List<Literal> literals(Key key) {
        if (!tokens.skipSymbol("(")) {
            throw tokens.unexpected("( and values separated by commas");
        }
        List<Literal> literals = new ArrayList<>();
        literals.add(literal(key, Operator.EQUAL));
        while (tokens.skipSymbol(",")) {
            count(tokens.peek());
            literals.add(literal(key, Operator.EQUAL));
        }
        if (!tokens.skipSymbol(")")) {
            throw tokens.unexpected(", or )");
        }
        return literals;
    }

    private String pattern(Key key) {
        Token token = tokens.take(Kind.TEXT, "a pattern in single quotes");
        String pattern = token.parts().get(0);
        if (!LikePattern.isValid(pattern)) {
            throw tokens.unexpected(token, "a pattern with %, _ or \\ after every \\");
        }
        return key.type().pattern(pattern);
    }

    private Operator operator(Key key) {
        Optional<Operator> operator = Operator.of(tokens.peek().source());
        if (operator.isEmpty()) {
            String patterns = key.type().hasPatterns() ? ", like, ilike" : "";
            throw tokens.unexpected("=, !=, <, <=, >, >=" + patterns + ", in, is null or is not null");
        }
        tokens.skipSymbol(operator.get().toString());
        return operator.get();
    }

    private Literal literal(Key key, Operator operator) {
        Token token = tokens.peek();
        ValueType type = key.type();
        Literal literal = value(token, type, operator).orElseThrow(() -> tokens.unexpected(type.expected()));
        tokens.take();
        return literal;
    }

    private Optional<Literal> value(Token token, ValueType type, Operator operator) {
        return switch (token.kind()) {
            case TEXT ->
                operator.isOrder()
                        ? type.place(token.parts().get(0))
                        : type.text(token.parts().get(0));
            case NUMBER -> type.number(number(token));
            case MOMENT -> type.moment(shift(token.parts()));
            default -> Optional.empty();
        };
    }

    private static Duration shift(List<String> parts) {
        if (parts.isEmpty()) {
            return Duration.ZERO;
        }
        Duration amount = Times.duration(parts.get(1), parts.get(2).charAt(0));
        return parts.get(0).equals("-") ? amount.negated() : amount;
    }

    private double number(Token token) {
        double number = Double.parseDouble(token.source());
        if (Double.isInfinite(number)) {
            throw tokens.unexpected(token, "a number between -1.79e308 and 1.79e308");
        }
        return number;
    }
}
