package io.modelregistry.core.audit;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.VersionSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares the stored moves and occupants of a model's stages with the events that moved them. */
final class StoredStages {

    private final MetadataStore store;
    private final ModelName model;
    private final Map<String, List<StageChange>> expected;

    StoredStages(MetadataStore store, ModelName model, Replay replay) {
        this.store = store;
        this.model = model;
        this.expected = replay.stages();
    }

    /** The first stage that does not fit. Moves that were made since the history was read are left alone. */
    Optional<String> verify() {
        return expected.entrySet().stream()
                .flatMap(stage -> verify(new StageName(stage.getKey()), stage.getValue()).stream())
                .findFirst();
    }

    /** The occupant is read first: if no move came until the moves were read, it is the one of the last move. */
    private Optional<String> verify(StageName stage, List<StageChange> moves) {
        Optional<ResolvedVersion> occupant = store.inStage(model, stage);
        List<StageChange> stored = store.moves(model, stage);
        if (stored.size() < moves.size() || !stored.subList(0, moves.size()).equals(moves)) {
            return Optional.of("the moves of stage " + stage + " are not those of its history");
        }
        return stored.size() == moves.size() && !fits(occupant, moves.get(moves.size() - 1))
                ? Optional.of("what is in stage " + stage + " is not what was moved there")
                : Optional.empty();
    }

    private boolean fits(Optional<ResolvedVersion> occupant, StageChange last) {
        if (occupant.isEmpty() || last.to().isEmpty()) {
            return occupant.isEmpty() && last.to().isEmpty();
        }
        return occupant.get().number() == last.to().getAsInt()
                && occupant.get().move().equals(OptionalLong.of(last.id()))
                && store.numbered(model, last.to().getAsInt())
                        .filter(version -> isSame(version, occupant.get()))
                        .isPresent();
    }

    /** What serving reads is a copy. */
    private static boolean isSame(VersionSummary version, ResolvedVersion copy) {
        return version.digest().equals(copy.digest())
                && version.semanticVersion().equals(copy.semanticVersion());
    }
}
