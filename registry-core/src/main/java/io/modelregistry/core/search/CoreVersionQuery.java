package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.internal.Texts;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.Page;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question over versions. */
record CoreVersionQuery(Question<ModelVersion> question) implements VersionQuery {

    @Override
    public VersionQuery where(String filter) {
        return new CoreVersionQuery(question.where(filter));
    }

    @Override
    public VersionQuery orderBy(String order) {
        return new CoreVersionQuery(question.orderBy(order));
    }

    @Override
    public List<ModelVersion> list() {
        return Tables.versions(question.list());
    }

    @Override
    public Optional<ModelVersion> first() {
        return question.first();
    }

    @Override
    public Optional<ModelVersion> best(String metric, Objective objective) {
        Key key = new Key(KeyWord.METRIC, Texts.label("metric name", metric, Limits.NAME_LENGTH), "");
        Direction direction = objective == Objective.HIGHEST ? Direction.DESCENDING : Direction.ASCENDING;
        return question.firstBy(new OrderTerm(key, direction));
    }

    @Override
    public long count() {
        return question.count();
    }

    @Override
    public List<FacetCount> facet(String key) {
        return facet(key, Limits.PAGE);
    }

    @Override
    public List<FacetCount> facet(String key, int most) {
        return question.facet(key, most);
    }

    @Override
    public Page<ModelVersion> page(int size) {
        return show(question.page(size));
    }

    @Override
    public Page<ModelVersion> page(int size, String token) {
        return show(question.page(size, token));
    }

    private static Page<ModelVersion> show(Page<ModelVersion> page) {
        return new Page<>(Tables.versions(page.items()), page.nextToken());
    }

    @Override
    public Stream<ModelVersion> stream() {
        return question.stream();
    }

    @Override
    public String toString() {
        return question.toString();
    }
}
