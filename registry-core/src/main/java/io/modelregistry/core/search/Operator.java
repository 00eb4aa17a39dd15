package io.modelregistry.core.search;

import java.util.Arrays;
import java.util.Optional;

/** How a value compares with a literal. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    static Optional<Operator> of(String symbol) {
        return Arrays.stream(values())
                .filter(operator -> operator.symbol.equals(symbol))
                .findFirst();
    }

    /** Whether it asks for an order, not for being the same. */
    boolean isOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Whether it holds, by the sign of value minus literal. */
    boolean holds(int sign) {
        return switch (this) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case MORE -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    @Override
    public String toString() {
        return symbol;
    }
}
