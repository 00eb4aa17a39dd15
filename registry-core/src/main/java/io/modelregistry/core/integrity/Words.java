package io.modelregistry.core.integrity;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of texts as searches compare them: runs of letters and digits, without accents and case. A pure function, so that a
 * store need not know what a word is.
 */
public final class Words {

    /** Different words of a version or model; more are left out. */
    public static final int MOST = 1_000;

    /** Characters of a word; what is longer counts as its beginning. */
    private static final int LONGEST = 64;

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    private Words() {}

    /** Each word once, in the order of the texts. */
    public static List<String> of(Stream<String> texts) {
        return texts.flatMap(Words::in).distinct().limit(MOST).toList();
    }

    /** The words of one text in order. */
    public static Stream<String> in(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return WORD.matcher(plain).results().map(MatchResult::group).map(Words::folded);
    }

    private static String folded(String word) {
        return word.codePoints()
                .limit(LONGEST)
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
