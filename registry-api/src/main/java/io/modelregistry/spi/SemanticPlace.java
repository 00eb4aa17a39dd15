package io.modelregistry.spi;

import io.modelregistry.SemanticVersion;

/**
 * A place in the order of semantic versions.
 *
 * @param sortKey a {@link SemanticVersion#sortKey()}
 * @param number the number of the version there; {@link Integer#MAX_VALUE} to begin with every version of the key, 0 to pass
 *     over them
 */
public record SemanticPlace(String sortKey, int number) {}
