package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Response;
import io.modelregistry.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pages by the registry's own tokens. */
final class Pages {
    private Pages() {}

    /**
     * Part of what there are many of.
     *
     * @param items this part
     * @param page the token of the next part, if there may be one
     * @param next where the next part is
     */
    record Part(List<?> items, Optional<String> page, Optional<String> next) {}

    /** The first page of a query. */
    interface First<T> {
        Page<T> page(int size);
    }

    /** A later page of it. */
    interface Later<T> {
        Page<T> page(int size, String token);
    }

    static <T> Response of(Exchange exchange, First<T> first, Later<T> later, Function<? super T, ?> view) {
        return together(
                exchange, first, later, items -> items.stream().map(view).toList());
    }

    /** Where what is shown of all items of a page is read at once. */
    static <T> Response together(
            Exchange exchange, First<T> first, Later<T> later, Function<List<T>, ? extends List<?>> view) {
        int size = exchange.size();
        Page<T> page =
                exchange.find("page").map(token -> later.page(size, token)).orElseGet(() -> first.page(size));
        return Exchange.json(new Part(
                view.apply(page.items()), page.nextToken(), page.nextToken().map(exchange::link)));
    }

    /** Everything at once. */
    static Response all(List<?> items) {
        return Exchange.json(part(items));
    }

    static Part part(List<?> items) {
        return new Part(items, Optional.empty(), Optional.empty());
    }
}
