package io.modelregistry.spi;

/**
 * A text and how many rows have it.
 *
 * @param text the text
 * @param rows how many models or versions; one that has it several times counts once
 */
public record SearchGroup(String text, long rows) {}
