package io.modelregistry.core.audit;

import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.spi.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Map<Integer, Annotations> annotations = new HashMap<>();
    private final List<EventRecord> aboutModel = new ArrayList<>();
    private final Map<String, List<StageChange>> stages = new TreeMap<>();
    private long lastSequence;

    private @Nullable EventRecord first;

    void add(EventRecord event) {
        if (first == null) {
            first = event;
        }
        lastSequence = event.sequence();
        annotate(event);
        if (event.kind().equals(EventKinds.VERSION_REGISTERED)) {
            versions.put(event.number().orElseThrow(), event);
        } else if (event.kind().equals(EventKinds.STAGE_MOVED)) {
            StageChange move = move(event);
            stages.computeIfAbsent(move.stage().value(), name -> new ArrayList<>())
                    .add(move);
        }
    }

    private void annotate(EventRecord event) {
        if (event.number().isEmpty()) {
            aboutModel.add(event);
        } else {
            int number = event.number().getAsInt();
            Annotations before = annotations.getOrDefault(number, Annotations.NONE);
            annotations.put(number, before.after(event));
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

    /** What was said of the model itself until an instant. */
    Annotations ofModel(Instant until) {
        Annotations sum = Annotations.NONE;
        for (EventRecord event : aboutModel) {
            sum = event.at().isAfter(until) ? sum : sum.after(event);
        }
        return sum;
    }

    /** What was said of a version. */
    Annotations ofVersion(int number) {
        return annotations.getOrDefault(number, Annotations.NONE);
    }

    /** The place of the last event in the line. */
    long lastSequence() {
        return lastSequence;
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
