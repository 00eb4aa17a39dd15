package io.modelregistry.core.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a question is about. */
enum Subject {
    MODELS("models"),
    VERSIONS("versions");

    private static final int FARTHEST_TYPO = 2;

    private final String plural;

    Subject(String plural) {
        this.plural = plural;
    }

    private boolean has(KeyWord word) {
        return this == VERSIONS || word.isOfModels();
    }

    /** The key word that was typed, if rows of this kind have it. */
    Optional<KeyWord> find(String typed) {
        return words().stream().filter(word -> word.word().equals(typed)).findFirst();
    }

    /** What could have been typed instead of an unknown word. */
    String expected(String typed) {
        String keys = "a key that " + plural + " have ("
                + words().stream().map(KeyWord::toString).collect(Collectors.joining(", ")) + ")";
        return keys + similar(typed).map(word -> "; did you mean " + word + "?").orElse("");
    }

    private Optional<KeyWord> similar(String typed) {
        Comparator<KeyWord> byDistance = Comparator.comparingInt(word -> Typos.distance(typed, word.word()));
        return words().stream().min(byDistance).filter(word -> Typos.distance(typed, word.word()) <= FARTHEST_TYPO);
    }

    private List<KeyWord> words() {
        return Arrays.stream(KeyWord.values()).filter(this::has).toList();
    }

    @Override
    public String toString() {
        return plural;
    }
}
