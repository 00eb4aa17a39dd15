package io.modelregistry.core.memory;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import java.util.Collection;
import java.util.List;

/** What models are searched by. */
final class ModelFields implements Fields<ModelRow> {

    private final Tables tables;

    ModelFields(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Collection<ModelRow> rows() {
        return tables.models().all().stream()
                .filter(row -> !row.lifecycle().isHidden())
                .toList();
    }

    @Override
    public long id(ModelRow row) {
        return row.id();
    }

    @Override
    public long modelId(ModelRow row) {
        return row.id();
    }

    @Override
    public List<SearchHit> values(SearchField field, ModelRow row) {
        return switch (field.kind()) {
            case NAME -> List.of(Fields.text(row.id(), row.name().value()));
            case CREATED -> List.of(Fields.time(row.id(), row.createdAt()));
            case CHANGED -> List.of(Fields.time(row.id(), row.changedAt()));
            case CREATED_BY -> List.of(Fields.text(row.id(), row.createdBy()));
            case DESCRIPTION -> List.of(Fields.text(row.id(), row.description()));
            case TAG -> tag(field.name(), row);
            default -> List.of();
        };
    }

    private static List<SearchHit> tag(String name, ModelRow row) {
        String value = row.tags().get(name);
        return value == null ? List.of() : List.of(Fields.text(row.id(), value));
    }
}
