package io.modelregistry.core.trace;

import io.modelregistry.Event;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.Provenance;
import io.modelregistry.serving.RecordedPrediction;
import io.modelregistry.spi.VersionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers everything that made a prediction. */
public final class Tracer {

    private final TraceSource source;
    private final Predictions predictions;

    /** A tracer over a registry and what was recorded in it. */
    public Tracer(TraceSource source, Predictions predictions) {
        this.source = source;
        this.predictions = predictions;
    }

    /** What made the newest prediction with this id. */
    public Provenance trace(String id) {
        return predictions
                .find(id)
                .map(this::trace)
                .orElseThrow(() -> NotFoundException.of(
                        id, "no prediction was recorded under that id; what is still queued comes with flush()"));
    }

    /** What made each prediction with this id, the newest first. */
    public List<Provenance> traceAll(String id) {
        return predictions.all(id).stream().map(this::trace).toList();
    }

    private Provenance trace(RecordedPrediction prediction) {
        return gathered(prediction.stamp(), Optional.of(prediction), prediction.at());
    }

    /** What made any prediction with this stamp. */
    public Provenance trace(ModelStamp stamp) {
        return gathered(stamp, Optional.empty(), source.now());
    }

    private Provenance gathered(ModelStamp stamp, Optional<RecordedPrediction> prediction, Instant until) {
        ModelVersion version = version(stamp);
        List<Event> events = source.events(stamp.model(), version.createdAt(), until);
        return new CoreProvenance(
                prediction, stamp, version, source.facts(version), promotion(stamp), ancestors(version), events);
    }

    private ModelVersion version(ModelStamp stamp) {
        ModelVersion version = source.recorded(List.of(new VersionKey(stamp.model(), stamp.number()))).stream()
                .findFirst()
                .orElseThrow(() -> NotFoundException.of(stamp.reference(), "the stamp is of another registry"));
        if (!version.digest().equals(stamp.digest())) {
            throw IntegrityException.of(
                    stamp.toString(),
                    "the stamp is of another registry, for in this one " + stamp.reference() + " is "
                            + version.digest());
        }
        return version;
    }

    private Optional<StageChange> promotion(ModelStamp stamp) {
        return stamp.stage()
                .flatMap(stage -> source.moves(stamp.model(), stage).stream()
                        .filter(move -> move.id() == stamp.move().orElseThrow())
                        .findFirst());
    }

    /** Parents before theirs. */
    private List<ModelVersion> ancestors(ModelVersion version) {
        List<ModelVersion> found = new ArrayList<>();
        Set<VersionKey> seen =
                new HashSet<>(VersionKey.of(version.reference()).stream().toList());
        List<ModelVersion> last = List.of(version);
        while (!last.isEmpty()) {
            last = source.recorded(parents(last).filter(seen::add).toList());
            found.addAll(last);
        }
        return found;
    }

    private static Stream<VersionKey> parents(List<ModelVersion> children) {
        return children.stream()
                .flatMap(child -> child.lineage().parents().stream())
                .flatMap(parent -> VersionKey.of(parent).stream());
    }
}
