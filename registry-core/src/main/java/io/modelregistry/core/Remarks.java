package io.modelregistry.core;

import io.modelregistry.Comment;
import io.modelregistry.MetricSeries;
import io.modelregistry.ModelName;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.policy.ModelRemark;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Says things about models and versions, and reads what only their history keeps.
 *
 * @param client in whose name
 */
record Remarks(CoreRegistryClient client) {

    /** Says something about a model; empty if it was so already. */
    Optional<Receipt> about(ModelName model, Remark remark) {
        ModelRemark change = ModelRemark.of(model, remark, client.actor());
        return client.committer()
                .commit("change of " + model, change.operation(), () -> {
                    ModelRecord read = require(model);
                    return change.decide(read, () -> shown(read));
                })
                .map(Remarks::receipt);
    }

    /** Says something about a version; empty if it was so already. */
    Optional<Receipt> about(ModelName model, int number, Remark remark) {
        return about(VersionRemark.of(model, number, remark, client.actor()), List::of);
    }

    /**
     * Says something about a version unless there are objections.
     *
     * @param objections asked for whenever the decision is taken, after the model was read
     */
    Optional<Receipt> about(VersionRemark change, Supplier<List<String>> objections) {
        return client.committer()
                .commit("change of " + change.subject(), change.operation(), () -> decide(change, objections))
                .map(Remarks::receipt);
    }

    private Optional<Commit> decide(VersionRemark change, Supplier<List<String>> objections) {
        ModelRecord model = require(change.model());
        VersionRecord version = client.reader()
                .store()
                .version(change.model(), change.number())
                .orElseThrow(() -> NotFoundException.of(change.subject(), "there is no such version"));
        return change.decide(model, version, objections.get());
    }

    private long shown(ModelRecord model) {
        return client.reader().store().versionIndex().count(OptionalLong.of(model.id()));
    }

    /** Also one that is deleted: whether something can be said of it is for the remark to know. */
    private ModelRecord require(ModelName name) {
        return client.reader()
                .stored(name)
                .orElseThrow(() -> NotFoundException.of(name.value(), "no model has that name"));
    }

    static Receipt receipt(CommitResult result) {
        if (result instanceof CommitResult.Done done) {
            return done.receipt();
        }
        throw new IllegalStateException("A change without files needs no preparation, so it cannot be " + result);
    }

    /** The comments among events. */
    static List<Comment> comments(List<EventRecord> events) {
        return events.stream()
                .filter(event -> event.kind().equals(EventKinds.COMMENTED))
                .map(event -> new Comment(Contents.of(event).text("comment"), event.actor(), event.at()))
                .toList();
    }

    /** The newest series of each name among events. */
    static List<MetricSeries> series(List<EventRecord> events) {
        Map<String, MetricSeries> newest = new TreeMap<>();
        events.stream()
                .filter(event -> event.kind().equals(EventKinds.SERIES_MEASURED))
                .map(event -> series(Contents.of(event)))
                .forEach(series -> newest.put(series.name(), series));
        return List.copyOf(newest.values());
    }

    private static MetricSeries series(Contents content) {
        List<MetricSeries.Point> points = new ArrayList<>();
        content.root()
                .path("points")
                .forEach(point -> points.add(new MetricSeries.Point(
                        point.path(0).asLong(), Double.parseDouble(point.path(1).asText()))));
        return new MetricSeries(content.text("name"), points);
    }
}
