package io.modelregistry.core.search;

import static io.modelregistry.core.search.KeyWord.ACTOR;
import static io.modelregistry.core.search.KeyWord.APPLICATION;
import static io.modelregistry.core.search.KeyWord.AT;
import static io.modelregistry.core.search.KeyWord.ATTRIBUTE;
import static io.modelregistry.core.search.KeyWord.CHANGED;
import static io.modelregistry.core.search.KeyWord.CREATED;
import static io.modelregistry.core.search.KeyWord.DESCRIPTION;
import static io.modelregistry.core.search.KeyWord.DETAIL;
import static io.modelregistry.core.search.KeyWord.FAILED;
import static io.modelregistry.core.search.KeyWord.FAILURE;
import static io.modelregistry.core.search.KeyWord.HOST;
import static io.modelregistry.core.search.KeyWord.ID;
import static io.modelregistry.core.search.KeyWord.KIND;
import static io.modelregistry.core.search.KeyWord.LATENCY;
import static io.modelregistry.core.search.KeyWord.MODEL;
import static io.modelregistry.core.search.KeyWord.NAME;
import static io.modelregistry.core.search.KeyWord.NUMBER;
import static io.modelregistry.core.search.KeyWord.REASON;
import static io.modelregistry.core.search.KeyWord.STAGE;
import static io.modelregistry.core.search.KeyWord.TAG;
import static io.modelregistry.core.search.KeyWord.TEXT;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a question is about. */
enum Subject {
    MODELS("models"),
    VERSIONS("versions"),
    EVENTS("events"),
    PREDICTIONS("predictions");

    private static final int FARTHEST_TYPO = 2;

    private final String plural;

    Subject(String plural) {
        this.plural = plural;
    }

    private Set<KeyWord> words() {
        return switch (this) {
            case MODELS -> EnumSet.of(NAME, CREATED, CHANGED, ACTOR, DESCRIPTION, TAG, TEXT);
            case VERSIONS -> EnumSet.range(NAME, TEXT);
            case EVENTS -> EnumSet.of(KIND, MODEL, NUMBER, STAGE, AT, ACTOR, REASON, DETAIL);
            case PREDICTIONS ->
                EnumSet.of(ID, MODEL, NUMBER, STAGE, AT, LATENCY, FAILED, FAILURE, APPLICATION, HOST, ATTRIBUTE);
        };
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

    @Override
    public String toString() {
        return plural;
    }
}
