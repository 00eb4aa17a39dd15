package io.modelregistry.core.search;

import io.modelregistry.error.InvalidInputException;

/** Reads keys: {@code number}, {@code tag.team}, {@code metric.accuracy@wine-test}. */
final class KeyParser {

    private final TokenReader tokens;
    private final Subject subject;

    KeyParser(TokenReader tokens, Subject subject) {
        this.tokens = tokens;
        this.subject = subject;
    }

    /**
     * Reads a key that stands alone.
     *
     * @throws InvalidInputException with the column, if rows of this kind have no such key
     */
    static Key parse(String text, Subject subject) {
        TokenReader tokens = new TokenReader(new QueryText("key", text));
        Key key = new KeyParser(tokens, subject).key();
        tokens.take(Token.Kind.END, "the end");
        return key;
    }

    Key key() {
        Token token = tokens.take();
        String typed = token.kind() == Token.Kind.WORD ? token.parts().get(0) : token.source();
        KeyWord word = subject.find(typed).orElseThrow(() -> tokens.unexpected(token, subject.expected(typed)));
        int parts = token.parts().size();
        if (!word.isOfAnyName() && parts == 1) {
            throw tokens.unexpected(token, "a name after it: " + word);
        }
        if (!word.isNamed() && parts > 1) {
            throw tokens.unexpected(token, word + " alone, without a name after it");
        }
        if (word != KeyWord.METRIC && parts > 2) {
            throw tokens.unexpected(token, "a key without @, which only metrics have");
        }
        return new Key(
                word,
                parts > 1 ? token.parts().get(1) : "",
                parts > 2 ? token.parts().get(2) : "");
    }
}
