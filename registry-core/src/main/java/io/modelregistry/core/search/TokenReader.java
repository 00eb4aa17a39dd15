package io.modelregistry.core.search;

import io.modelregistry.core.search.Token.Kind;
import io.modelregistry.error.InvalidInputException;

/** Reads the tokens of a text with one token of foresight. Not safe for several threads. */
final class TokenReader {

    private final QueryText source;
    private final Lexer lexer;
    private Token next;

    TokenReader(QueryText source) {
        this.source = source;
        lexer = new Lexer(source);
        next = lexer.next();
    }

    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = lexer.next();
        return taken;
    }

    boolean skipSymbol(String symbol) {
        return next.isSymbol(symbol) && skip();
    }

    boolean skipKeyword(String keyword) {
        return next.isKeyword(keyword) && skip();
    }

    private boolean skip() {
        next = lexer.next();
        return true;
    }

    Token take(Kind kind, String expected) {
        if (next.kind() != kind) {
            throw unexpected(expected);
        }
        return take();
    }

    /** The failure to find what was expected where the next token is. */
    InvalidInputException unexpected(String expected) {
        return unexpected(next, expected);
    }

    /** The failure to find what was expected where a token is. */
    InvalidInputException unexpected(Token token, String expected) {
        return source.error(token.index(), token.source(), expected);
    }
}
