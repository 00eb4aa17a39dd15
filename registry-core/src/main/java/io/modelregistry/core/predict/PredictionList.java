package io.modelregistry.core.predict;

import io.modelregistry.internal.TextTable;
import io.modelregistry.serving.RecordedPrediction;
import java.util.AbstractList;
import java.util.List;

/** Predictions that print as an aligned table. */
final class PredictionList extends AbstractList<RecordedPrediction> {

    private final List<RecordedPrediction> predictions;

    PredictionList(List<RecordedPrediction> predictions) {
        this.predictions = List.copyOf(predictions);
    }

    @Override
    public RecordedPrediction get(int index) {
        return predictions.get(index);
    }

    @Override
    public int size() {
        return predictions.size();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "no predictions";
        }
        TextTable table = new TextTable(List.of("at", "id", "version", "stage", "by", "attributes", "failure"));
        predictions.forEach(prediction -> table.row(row(prediction)));
        return size() + (size() == 1 ? " prediction\n" : " predictions\n") + table;
    }

    private static List<String> row(RecordedPrediction prediction) {
        return List.of(
                prediction.at().toString(),
                prediction.id(),
                prediction.stamp().reference(),
                prediction.stamp().stage().map(Object::toString).orElse(""),
                prediction.application() + " on " + prediction.host(),
                prediction.attributes().isEmpty() ? "" : prediction.attributes().toString(),
                prediction.failure().orElse(""));
    }
}
