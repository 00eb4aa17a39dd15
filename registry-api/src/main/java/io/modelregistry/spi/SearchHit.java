package io.modelregistry.spi;

import java.util.OptionalDouble;

/**
 * A row and one of its values.
 *
 * @param id the store's key of the model or version
 * @param text the value as text; empty where the field holds numbers
 * @param number the value as a number, if it is one
 */
public record SearchHit(long id, String text, OptionalDouble number) {}
