package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchOrder.By;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first word of a key. */
enum KeyWord {
    NAME(ValueType.TEXT),
    NUMBER(ValueType.NUMBER),
    SEMVER(ValueType.SEMANTIC_VERSION),
    STAGE(ValueType.TEXT),
    FILE(ValueType.TEXT),
    DIGEST(ValueType.DIGEST),
    CREATED(ValueType.TIME),
    CHANGED(ValueType.TIME),
    ACTOR(ValueType.TEXT),
    DESCRIPTION(ValueType.TEXT),
    METRIC(ValueType.NUMBER),
    PARAMETER(ValueType.TEXT_OR_NUMBER),
    TAG(ValueType.TEXT_OR_NUMBER),
    DEPENDENCY(ValueType.VERSION),
    FEATURE(ValueType.TEXT),
    DATASET(ValueType.TEXT),
    PROPERTY(ValueType.TEXT_OR_NUMBER),
    ENVIRONMENT(ValueType.TEXT_OR_NUMBER),
    PARENT(ValueType.TEXT),
    SOURCE(ValueType.TEXT),
    TEXT(ValueType.WORDS),
    KIND(ValueType.TEXT),
    ID(ValueType.TEXT),
    MODEL(ValueType.TEXT),
    AT(ValueType.TIME),
    REASON(ValueType.TEXT),
    DETAIL(ValueType.TEXT_OR_NUMBER),
    LATENCY(ValueType.NUMBER),
    FAILED(ValueType.TRUTH),
    FAILURE(ValueType.TEXT),
    APPLICATION(ValueType.TEXT),
    HOST(ValueType.TEXT),
    ATTRIBUTE(ValueType.TEXT_OR_NUMBER);

    private static final Set<KeyWord> NAMED = EnumSet.of(
            METRIC, PARAMETER, TAG, DEPENDENCY, FEATURE, DATASET, PROPERTY, ENVIRONMENT, SOURCE, DETAIL, ATTRIBUTE);
    private static final Set<KeyWord> OF_ANY_NAME = EnumSet.of(DEPENDENCY, FEATURE, DATASET, SOURCE);
    private static final Set<KeyWord> ON_EVERY_ROW = EnumSet.of(NAME, NUMBER, CREATED, CHANGED);
    private static final Set<KeyWord> WITHOUT_GROUPS = EnumSet.of(NUMBER, METRIC, DESCRIPTION, FILE);
    private static final Set<KeyWord> WITHOUT_WALK = EnumSet.of(DIGEST, ACTOR);

    private final ValueType type;

    KeyWord(ValueType type) {
        this.type = type;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where an index of models or versions holds its values. */
    SearchField.Kind kind() {
        return switch (this) {
            case SEMVER -> SearchField.Kind.SEMANTIC_VERSION;
            case ACTOR -> SearchField.Kind.CREATED_BY;
            case TEXT -> SearchField.Kind.WORD;
            default -> SearchField.Kind.valueOf(name());
        };
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
            default -> List.of();
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

    /** Whether no row is without it. */
    boolean isOnEveryRow() {
        return ON_EVERY_ROW.contains(this);
    }

    /** Whether an index can be walked in its order. */
    boolean isWalked() {
        return !orders().isEmpty() && !WITHOUT_WALK.contains(this);
    }

    /** Whether an index has all texts of it as they are searched, so that it can count by them. */
    boolean isGrouped() {
        return !WITHOUT_GROUPS.contains(this);
    }

    /** As it is told to users: {@code metric.x}. */
    @Override
    public String toString() {
        String named = word() + ".x";
        return isOfAnyName() ? isNamed() ? word() + ", " + named : word() : named;
    }
}
