package io.modelregistry.spi;

import io.modelregistry.ModelName;

/**
 * What users know a version by.
 *
 * @param model whose version
 * @param number its number
 */
public record VersionKey(ModelName model, int number) {

    /** The reference by number: {@code churn:7}. */
    @Override
    public String toString() {
        return model + ":" + number;
    }
}
