package io.modelregistry.core.memory;

import io.modelregistry.StageName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchRange;
import io.modelregistry.spi.SemanticPlace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What versions are searched by. */
final class VersionFields implements Fields<VersionRow> {

    private final Tables tables;

    VersionFields(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Collection<VersionRow> rows() {
        return tables.versions().all().stream().filter(VersionRow::isShown).toList();
    }

    @Override
    public long id(VersionRow row) {
        return row.id();
    }

    @Override
    public long modelId(VersionRow row) {
        return row.modelId();
    }

    @Override
    public List<SearchHit> values(SearchField field, VersionRow row) {
        return switch (field.kind()) {
            case NAME -> List.of(Fields.text(row.id(), row.modelName().value()));
            case CREATED -> List.of(Fields.time(row.id(), row.summary().createdAt()));
            case CHANGED -> List.of(Fields.time(row.id(), row.changedAt()));
            case CREATED_BY -> List.of(Fields.text(row.id(), row.createdBy()));
            case DESCRIPTION -> List.of(Fields.text(row.id(), row.content().description()));
            case NUMBER -> List.of(Fields.number(row.id(), row.number()));
            case SEMANTIC_VERSION ->
                texts(row, row.place().map(SemanticPlace::sortKey).stream().toList());
            case DIGEST -> List.of(Fields.text(row.id(), row.summary().digest().hex()));
            case STAGE -> texts(row, stages(row));
            case FILE ->
                texts(row, row.files().stream().map(file -> file.file().name()).toList());
            case METRIC -> metrics(field, row, metric -> true);
            case LATEST_METRIC -> metrics(field, row, MetricValue::latest);
            case WORD -> words(field, row);
            default -> attributes(field, row);
        };
    }

    private static List<SearchHit> texts(VersionRow row, List<String> texts) {
        return texts.stream().map(text -> Fields.text(row.id(), text)).toList();
    }

    private List<String> stages(VersionRow row) {
        return tables.models().find(row.modelId()).stream()
                .flatMap(model -> model.stagesOf(row.number()).stream())
                .map(StageName::value)
                .toList();
    }

    private static List<SearchHit> metrics(SearchField field, VersionRow row, Predicate<MetricValue> which) {
        return row.content().metrics().stream()
                .filter(metric -> metric.name().equals(field.name()))
                .filter(metric -> field.data().isEmpty() || metric.data().equals(field.data()))
                .filter(which)
                .map(metric -> new SearchHit(row.id(), "", metric.value()))
                .toList();
    }

    private static List<SearchHit> words(SearchField field, VersionRow row) {
        return row.content().attributes().stream()
                .filter(attribute -> attribute.kind() == Attribute.Kind.WORD
                        && attribute.name().isEmpty())
                .map(attribute -> new SearchHit(row.id(), attribute.text(), attribute.number()))
                .filter(hit ->
                        HitOrder.isWithin(hit, new SearchRange.Texts(field, field.name(), Optional.of(field.data()))))
                .toList();
    }

    private static List<SearchHit> attributes(SearchField field, VersionRow row) {
        Attribute.Kind kind = Attribute.Kind.valueOf(field.kind().name());
        return row.content().attributes().stream()
                .filter(attribute ->
                        attribute.kind() == kind && attribute.name().equals(field.name()))
                .map(attribute -> new SearchHit(row.id(), attribute.text(), attribute.number()))
                .toList();
    }
}
