package io.modelregistry.serving;

import io.modelregistry.Event;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import java.util.List;
import java.util.Optional;

/** Everything that made a prediction. Its {@code toString} is a report to read. Immutable. */
public interface Provenance {

    /** The prediction, unless only a stamp was traced. */
    Optional<RecordedPrediction> prediction();

    /** What ties the prediction to the version. */
    ModelStamp stamp();

    /** The version that answered, with files, code, data, features, parameters, metrics, dependencies and environment. */
    ModelVersion version();

    /** The stage it was served from, if it was from one. */
    Optional<String> stage();

    /** The move that had put it there: who, when and why. */
    Optional<StageChange> promotion();

    /** What the version was derived from, parents before theirs, each once. Those in other registries are not among them. */
    List<ModelVersion> ancestors();

    /** What happened to the model from the version's registration to the prediction, the oldest first. */
    List<Event> events();

    /** All of it as JSON. */
    String toJson();

    /** All of it as Markdown. */
    String toMarkdown();
}
