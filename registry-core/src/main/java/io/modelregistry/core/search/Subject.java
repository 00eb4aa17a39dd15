package io.modelregistry.core.search;

import static io.modelregistry.core.search.KeyWord.*;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a question is about. */
enum Subject {
    MODELS("models", EnumSet.of(NAME, CREATED, CHANGED, ACTOR, DESCRIPTION, TAG)),
    VERSIONS("versions", EnumSet.range(NAME, SOURCE)),
    EVENTS("events", EnumSet.of(KIND, MODEL, NUMBER, STAGE, AT, ACTOR, REASON, DETAIL)),
    PREDICTIONS(
            "predictions",
            EnumSet.of(ID, MODEL, NUMBER, STAGE, AT, LATENCY, FAILED, FAILURE, APPLICATION, HOST, ATTRIBUTE));

    private static final int FARTHEST_TYPO = 2;

    private final String plural;
    private final Set<KeyWord> words;

    Subject(String plural, Set<KeyWord> words) {
        this.plural = plural;
        this.words = words;
    }

    /** The key word that was typed, if rows of this kind have it. */
    Optional<KeyWord> find(String typed) {
        return words.stream().filter(word -> word.word().equals(typed)).findFirst();
    }

    /** What could have been typed instead of an unknown word. */
    String expected(String typed) {
        String keys = "a key that " + plural + " have ("
                + words.stream().map(KeyWord::toString).collect(Collectors.joining(", ")) + ")";
        return keys + similar(typed).map(word -> "; did you mean " + word + "?").orElse("");
    }

    private Optional<KeyWord> similar(String typed) {
        Comparator<KeyWord> byDistance = Comparator.comparingInt(word -> Typos.distance(typed, word.word()));
        return words.stream().min(byDistance).filter(word -> Typos.distance(typed, word.word()) <= FARTHEST_TYPO);
    }

    @Override
    public String toString() {
        return plural;
    }
}
