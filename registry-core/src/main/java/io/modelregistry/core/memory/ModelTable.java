package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Models as they are now, and every move of their stages. To be used under the {@link Guard} alone. */
final class ModelTable {

    private final NavigableMap<Long, ModelRow> byId = new TreeMap<>();
    private final Map<String, Long> idsByFoldedName = new HashMap<>();
    private final Map<Long, List<StageChange>> moves = new HashMap<>();

    /** The model of exactly this name. */
    Optional<ModelRow> find(ModelName name) {
        return findFolded(name).filter(model -> model.name().equals(name));
    }

    /** The model whose name equals this one but for case. */
    Optional<ModelRow> findFolded(ModelName name) {
        return Optional.ofNullable(idsByFoldedName.get(name.folded())).flatMap(this::find);
    }

    Optional<ModelRow> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<ModelRow> all() {
        return byId.values();
    }

    Collection<ModelRow> after(long id) {
        return byId.tailMap(id, false).values();
    }

    long nextId() {
        return byId.isEmpty() ? 1 : byId.lastKey() + 1;
    }

    void put(ModelRow model) {
        byId.put(model.id(), model);
        idsByFoldedName.put(model.name().folded(), model.id());
    }

    void add(long modelId, List<StageChange> newMoves) {
        moves.computeIfAbsent(modelId, id -> new ArrayList<>()).addAll(newMoves);
    }

    /** Every move of the stages of a model, by rising id. */
    List<StageChange> moves(ModelName model) {
        return find(model).map(row -> moves.getOrDefault(row.id(), List.of())).orElse(List.of());
    }

    List<StageChange> moves(ModelName model, StageName stage) {
        return moves(model).stream().filter(move -> move.stage().equals(stage)).toList();
    }
}
