package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchOrder.By;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rows are ordered by, the most important first; equals come by id in the direction of the first. Immutable. */
record Order(List<OrderTerm> terms) {

    Order {
        terms = List.copyOf(terms);
    }

    static Order of(KeyWord word, Direction direction) {
        return new Order(List.of(new OrderTerm(Key.of(word), direction)));
    }

    /** Whether an index can be walked in this order. */
    boolean isWalked() {
        return terms.size() == 1 && terms.get(0).key().word().isWalked();
    }

    /** Whether an index can be walked in this order, and holds numbers alone: those are in the same order everywhere. */
    boolean isOfNumbers() {
        return isWalked() && walks().stream().allMatch(rank -> rank.by() == By.NUMBER);
    }

    boolean isAscending() {
        return terms.get(0).direction() == Direction.ASCENDING;
    }

    /**
     * What a row's position is made of: of each group the first rank that the row has. If an index is walked, rows without
     * the key come by when they were created, as that never changes.
     */
    List<List<Rank>> groups() {
        return isWalked() ? List.of(walks()) : terms.stream().map(Order::ranks).toList();
    }

    /** The walks that together pass every row, each leaving out what came before. */
    List<Rank> walks() {
        OrderTerm term = terms.get(0);
        Rank created = new Rank(SearchField.of(SearchField.Kind.CREATED), By.NUMBER, term.direction());
        return term.key().word().isOnEveryRow()
                ? ranks(term)
                : Stream.concat(ranks(term).stream(), Stream.of(created)).toList();
    }

    private static List<Rank> ranks(OrderTerm term) {
        return term.key().word().orders().stream()
                .map(by -> new Rank(term.key().orderField(), by, term.direction()))
                .toList();
    }

    @Override
    public String toString() {
        return terms.stream().map(OrderTerm::toString).collect(Collectors.joining(", "));
    }
}
