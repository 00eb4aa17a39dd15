package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.store.jdbc.SearchColumn.Parameter;
import java.util.List;

/** Where the fields of models are. Row 0 is no model but the registry's own line. */
final class ModelColumns implements SearchColumns {

    private static final String COUNT = "select count(*) from model where id > 0 and " + SearchColumn.SHOWN;
    private static final String COUNT_OF_MODEL = COUNT + " and id = :model";

    private static final SearchColumn.Place TAG = new SearchColumn.Place(
            "model_tag", "model_id", "model_id", List.of("name"), "name = ?", List.of(Parameter.NAME));

    @Override
    public SearchColumn of(SearchField field, SearchOrder.By by) {
        return switch (field.kind()) {
            case NAME -> own(SearchColumn.text("model", "id", "name"));
            case CREATED -> own(SearchColumn.whole("model", "id", "created_at"));
            case CHANGED -> own(SearchColumn.whole("model", "id", "changed_at"));
            case CREATED_BY -> own(SearchColumn.text("model", "id", "created_by"));
            case DESCRIPTION -> own(SearchColumn.text("model", "id", "short_description"));
            case TAG ->
                by == SearchOrder.By.NUMBER ? SearchColumn.numberBesideText(TAG) : SearchColumn.textBesideNumber(TAG);
            default -> throw new IllegalArgumentException("Models have no " + field.kind());
        };
    }

    private static SearchColumn own(SearchColumn column) {
        SearchColumn.Place all = column.place();
        SearchColumn.Value value = column.value();
        return new SearchColumn(
                new SearchColumn.Place(
                        all.table(),
                        all.id(),
                        all.model(),
                        all.fixed(),
                        "id > 0 and " + SearchColumn.SHOWN,
                        all.parameters()),
                value);
    }

    @Override
    public String count(boolean ofOneModel) {
        return ofOneModel ? COUNT_OF_MODEL : COUNT;
    }
}
