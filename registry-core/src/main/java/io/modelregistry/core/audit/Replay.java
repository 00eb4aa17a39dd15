package io.modelregistry.core.audit;

import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.policy.EventKinds;
import io.modelregistry.spi.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a model must be like according to its history. */
final class Replay {

    private final Map<Integer, EventRecord> versions = new TreeMap<>();
    private final Map<String, List<StageChange>> stages = new TreeMap<>();

    private @Nullable EventRecord first;

    void add(EventRecord event) {
        if (first == null) {
            first = event;
        }
        if (event.kind().equals(EventKinds.VERSION_REGISTERED)) {
            versions.put(event.number().orElseThrow(), event);
        } else if (event.kind().equals(EventKinds.STAGE_MOVED)) {
            StageChange move = move(event);
            stages.computeIfAbsent(move.stage().value(), name -> new ArrayList<>())
                    .add(move);
        }
    }

    private static StageChange move(EventRecord event) {
        Contents content = Contents.of(event);
        return new StageChange(
                new ModelName(event.line().name()),
                new StageName(content.text("stage")),
                event.sequence(),
                number(content.find("from")),
                number(content.find("to")),
                event.actor(),
                content.text("reason"),
                event.at(),
                content.find("undoes").map(Long::valueOf).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private static OptionalInt number(Optional<String> text) {
        return text.map(Integer::valueOf).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The event that brought the model into being. */
    EventRecord first() {
        return Objects.requireNonNull(first);
    }

    /** What was said when the model was created by itself; nothing if its first version created it. */
    Contents creation() {
        return first().kind().equals(EventKinds.MODEL_CREATED)
                ? Contents.of(first())
                : new Contents(CanonicalJson.object());
    }

    /** Whether there is no event at all. */
    boolean isEmpty() {
        return first == null;
    }

    /** The event that registered each version, by number. */
    Map<Integer, EventRecord> versions() {
        return versions;
    }

    /** The moves of each stage, by rising id. */
    Map<String, List<StageChange>> stages() {
        return stages;
    }
}
