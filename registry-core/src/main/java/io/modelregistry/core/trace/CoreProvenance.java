package io.modelregistry.core.trace;

import io.modelregistry.Event;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Provenance;
import io.modelregistry.serving.RecordedPrediction;
import java.util.List;
import java.util.Optional;

/**
 * Everything that made a prediction, as it was read.
 *
 * @param prediction the prediction
 * @param stamp its stamp
 * @param version the version that answered
 * @param facts the version's facts as canonical JSON
 * @param promotion the move that had put it into its stage
 * @param ancestors what it was derived from
 * @param events what happened to the model until then
 */
record CoreProvenance(
        Optional<RecordedPrediction> prediction,
        ModelStamp stamp,
        ModelVersion version,
        String facts,
        Optional<StageChange> promotion,
        List<ModelVersion> ancestors,
        List<Event> events)
        implements Provenance {

    CoreProvenance {
        ancestors = List.copyOf(ancestors);
        events = List.copyOf(events);
    }

    @Override
    public Optional<String> stage() {
        return stamp.stage().map(StageName::value);
    }

    @Override
    public String toJson() {
        return ProvenanceJson.write(this);
    }

    @Override
    public String toMarkdown() {
        return Report.of(this).markdown();
    }

    @Override
    public String toString() {
        return Report.of(this).text();
    }
}
