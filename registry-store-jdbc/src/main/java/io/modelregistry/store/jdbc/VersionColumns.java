package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.store.jdbc.SearchColumn.Parameter;
import java.util.List;

/** Where the fields of versions are. */
final class VersionColumns implements SearchColumns {

    private static final String COUNT = "select count(*) from version where " + SearchColumn.SHOWN;
    private static final String COUNT_OF_MODEL = COUNT + " and model_id = :model";

    private static final SearchColumn.Place ATTRIBUTE = new SearchColumn.Place(
            "attribute",
            "version_id",
            "model_id",
            List.of("kind", "name"),
            "kind = ? and name = ?",
            List.of(Parameter.KIND, Parameter.NAME));
    private static final SearchColumn WORD = SearchColumn.textBesideNumber(new SearchColumn.Place(
            "attribute",
            "version_id",
            "model_id",
            List.of("kind", "name"),
            "kind = ? and name = '' and text >= ? and text < ?",
            List.of(Parameter.KIND, Parameter.NAME, Parameter.DATA)));
    private static final SearchColumn.Place METRIC = metric("name = ?", Parameter.NAME);
    private static final SearchColumn.Place METRIC_ON_DATA =
            metric("name = ? and data = ?", Parameter.NAME, Parameter.DATA);
    private static final SearchColumn.Place LATEST_METRIC = metric("name = ? and latest = 1", Parameter.NAME);
    private static final SearchColumn FILE = new SearchColumn(
            new SearchColumn.Place("file_name", "version_id", "model_id", List.of(), "1 = 1", List.of()),
            new SearchColumn.Value("text", SearchColumn.Type.TEXT, "text", "null"));
    private static final SearchColumn STAGE = new SearchColumn(
            new SearchColumn.Place("stage", "version_id", "model_id", List.of(), "1 = 1", List.of()),
            new SearchColumn.Value("stage", SearchColumn.Type.TEXT, "stage", "null"));

    private static SearchColumn.Place metric(String filter, Parameter... parameters) {
        return new SearchColumn.Place("metric", "version_id", "model_id", List.of("name"), filter, List.of(parameters));
    }

    @Override
    public SearchColumn of(SearchField field, SearchOrder.By by) {
        return switch (field.kind()) {
            case NAME -> text("model_name");
            case CREATED -> whole("created_at");
            case CHANGED -> whole("changed_at");
            case CREATED_BY -> text("created_by");
            case DESCRIPTION -> text("short_description");
            case NUMBER -> whole("number");
            case SEMANTIC_VERSION -> text("semantic_key");
            case DIGEST -> text("digest");
            case STAGE -> STAGE;
            case WORD -> WORD;
            case FILE -> FILE;
            case METRIC -> SearchColumn.real(field.data().isEmpty() ? METRIC : METRIC_ON_DATA);
            case LATEST_METRIC -> SearchColumn.real(LATEST_METRIC);
            case TAG, PARAMETER, DEPENDENCY, FEATURE, DATASET, PROPERTY, ENVIRONMENT, PARENT, SOURCE ->
                by == SearchOrder.By.NUMBER
                        ? SearchColumn.numberBesideText(ATTRIBUTE)
                        : SearchColumn.textBesideNumber(ATTRIBUTE);
        };
    }

    private static SearchColumn text(String column) {
        return SearchColumn.text("version", "model_id", column);
    }

    private static SearchColumn whole(String column) {
        return SearchColumn.whole("version", "model_id", column);
    }

    /** The kind of attribute that a field is named after. */
    static int attributeKind(SearchField field) {
        return Codes.of(Attribute.Kind.valueOf(field.kind().name()));
    }

    @Override
    public String count(boolean ofOneModel) {
        return ofOneModel ? COUNT_OF_MODEL : COUNT;
    }
}
