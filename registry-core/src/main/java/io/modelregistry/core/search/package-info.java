/**
 * Finds models and versions: reads filters and orders, evaluates them over a {@link io.modelregistry.spi.SearchIndex}, and
 * hands out authenticated page tokens. A text goes through {@code Lexer} and {@code FilterParser} into {@code Filter};
 * {@code Search} finds rows by walking an index or, if few rows are in question, by sorting those.
 */
@NullMarked
package io.modelregistry.core.search;

import org.jspecify.annotations.NullMarked;
