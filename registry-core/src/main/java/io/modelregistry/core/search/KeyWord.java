package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchOrder.By;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first word of a key. */
enum KeyWord {
    NAME(SearchField.Kind.NAME, ValueType.TEXT),
    NUMBER(SearchField.Kind.NUMBER, ValueType.NUMBER),
    SEMVER(SearchField.Kind.SEMANTIC_VERSION, ValueType.SEMANTIC_VERSION),
    STAGE(SearchField.Kind.STAGE, ValueType.TEXT),
    FILE(SearchField.Kind.FILE, ValueType.TEXT),
    DIGEST(SearchField.Kind.DIGEST, ValueType.DIGEST),
    CREATED(SearchField.Kind.CREATED, ValueType.TIME),
    CHANGED(SearchField.Kind.CHANGED, ValueType.TIME),
    ACTOR(SearchField.Kind.CREATED_BY, ValueType.TEXT),
    DESCRIPTION(SearchField.Kind.DESCRIPTION, ValueType.TEXT),
    METRIC(SearchField.Kind.METRIC, ValueType.NUMBER),
    PARAMETER(SearchField.Kind.PARAMETER, ValueType.TEXT_OR_NUMBER),
    TAG(SearchField.Kind.TAG, ValueType.TEXT_OR_NUMBER),
    DEPENDENCY(SearchField.Kind.DEPENDENCY, ValueType.VERSION),
    FEATURE(SearchField.Kind.FEATURE, ValueType.TEXT),
    DATASET(SearchField.Kind.DATASET, ValueType.TEXT),
    PROPERTY(SearchField.Kind.PROPERTY, ValueType.TEXT_OR_NUMBER),
    ENVIRONMENT(SearchField.Kind.ENVIRONMENT, ValueType.TEXT_OR_NUMBER),
    PARENT(SearchField.Kind.PARENT, ValueType.TEXT),
    SOURCE(SearchField.Kind.SOURCE, ValueType.TEXT);

    private static final Set<KeyWord> NAMED =
            EnumSet.of(METRIC, PARAMETER, TAG, DEPENDENCY, FEATURE, DATASET, PROPERTY, ENVIRONMENT, SOURCE);
    private static final Set<KeyWord> OF_ANY_NAME = EnumSet.of(DEPENDENCY, FEATURE, DATASET, SOURCE);
    private static final Set<KeyWord> OF_MODELS = EnumSet.of(NAME, CREATED, CHANGED, ACTOR, DESCRIPTION, TAG);
    private static final Set<KeyWord> ON_EVERY_ROW = EnumSet.of(NAME, NUMBER, CREATED, CHANGED);
    private static final Set<KeyWord> WITHOUT_WALK = EnumSet.of(DIGEST, ACTOR);

    private final SearchField.Kind kind;
    private final ValueType type;

    KeyWord(SearchField.Kind kind, ValueType type) {
        this.kind = kind;
        this.type = type;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    SearchField.Kind kind() {
        return kind;
    }

    /** What its values are under a name, or under none. */
    ValueType type(String name) {
        return name.isEmpty() && isNamed() ? ValueType.TEXT : type;
    }

    /** How to order by it: rows with the first come before those with the second only. None if it has many values. */
    List<By> orders() {
        return switch (this) {
            case NAME, SEMVER, DIGEST, ACTOR, TAG -> List.of(By.TEXT);
            case NUMBER, CREATED, CHANGED, METRIC -> List.of(By.NUMBER);
            case PARAMETER, PROPERTY, ENVIRONMENT -> List.of(By.NUMBER, By.TEXT);
            case STAGE, FILE, DESCRIPTION, DEPENDENCY, FEATURE, DATASET, PARENT, SOURCE -> List.of();
        };
    }

    /** Whether a name may follow: {@code metric.accuracy}. */
    boolean isNamed() {
        return NAMED.contains(this);
    }

    /** Whether it may stand without a name, and then asks for any. */
    boolean isOfAnyName() {
        return !isNamed() || OF_ANY_NAME.contains(this);
    }

    /** Whether models have it; versions have all. */
    boolean isOfModels() {
        return OF_MODELS.contains(this);
    }

    /** Whether no row is without it. */
    boolean isOnEveryRow() {
        return ON_EVERY_ROW.contains(this);
    }

    /** Whether an index can be walked in its order. */
    boolean isWalked() {
        return !orders().isEmpty() && !WITHOUT_WALK.contains(this);
    }

    /** As it is told to users: {@code metric.x}. */
    @Override
    public String toString() {
        String named = word() + ".x";
        return isOfAnyName() ? isNamed() ? word() + ", " + named : word() : named;
    }
}
