package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.Model;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.ModelQuery;
import io.modelregistry.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question over models. */
record CoreModelQuery(Question<Model> question) implements ModelQuery {

    @Override
    public ModelQuery where(String filter) {
        return new CoreModelQuery(question.where(filter));
    }

    @Override
    public ModelQuery orderBy(String order) {
        return new CoreModelQuery(question.orderBy(order));
    }

    @Override
    public List<Model> list() {
        return Tables.models(question.list());
    }

    @Override
    public Optional<Model> first() {
        return question.first();
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
    public Page<Model> page(int size) {
        return show(question.page(size));
    }

    @Override
    public Page<Model> page(int size, String token) {
        return show(question.page(size, token));
    }

    private static Page<Model> show(Page<Model> page) {
        return new Page<>(Tables.models(page.items()), page.nextToken());
    }

    @Override
    public Stream<Model> stream() {
        return question.stream();
    }

    @Override
    public String toString() {
        return question.toString();
    }
}
