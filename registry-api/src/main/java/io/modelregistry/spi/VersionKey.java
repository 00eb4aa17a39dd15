package io.modelregistry.spi;

import io.modelregistry.ModelName;
import io.modelregistry.Reference;
import io.modelregistry.error.InvalidInputException;
import java.util.Optional;

/**
 * What users know a version by.
 *
 * @param model whose version
 * @param number its number
 */
public record VersionKey(ModelName model, int number) {

    /** What a reference by number names; empty of any other text. */
    public static Optional<VersionKey> of(String text) {
        try {
            Reference reference = Reference.parse(text);
            return reference.selector() instanceof Reference.Numbered numbered
                    ? Optional.of(new VersionKey(reference.model(), numbered.value()))
                    : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** The reference by number: {@code churn:7}. */
    @Override
    public String toString() {
        return model + ":" + number;
    }
}
