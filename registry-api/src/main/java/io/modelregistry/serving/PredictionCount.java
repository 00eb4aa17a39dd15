package io.modelregistry.serving;

import io.modelregistry.ModelName;
import java.time.LocalDate;

/**
 * How many predictions one version made in one day.
 *
 * @param model whose version
 * @param number its number
 * @param day the day in UTC
 * @param predictions how many
 * @param failures how many of them failed
 */
public record PredictionCount(ModelName model, int number, LocalDate day, long predictions, long failures) {
    @Override
    public String toString() {
        return model + ":" + number + " on " + day + ": " + predictions + " predictions, " + failures + " failed";
    }
}
