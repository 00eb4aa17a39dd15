package io.modelregistry.core;

import io.modelregistry.Comment;
import io.modelregistry.History;
import io.modelregistry.Model;
import io.modelregistry.ModelDraft;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.StageHandle;
import io.modelregistry.StageName;
import io.modelregistry.VersionDraft;
import io.modelregistry.VersionHandle;
import io.modelregistry.compare.MetricPoint;
import io.modelregistry.core.compare.MetricHistory;
import io.modelregistry.core.policy.Admission;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name in a registry.
 *
 * @param client whose registry
 * @param name the name
 */
record CoreModelHandle(CoreRegistryClient client, ModelName name) implements ModelHandle {

    @Override
    public Optional<Model> find() {
        return client.reader().model(name).map(CoreModel::new);
    }

    @Override
    public Model require() {
        return find().orElseThrow(() -> NotFoundException.of(name.value(), "no model has that name"));
    }

    @Override
    public ModelDraft create() {
        return new CoreModelDraft(client, name);
    }

    @Override
    public VersionDraft newVersion() {
        return new CoreVersionDraft(client, name);
    }

    @Override
    public Optional<ModelVersion> find(int number) {
        return client.reader().find(new Reference(name, new Reference.Numbered(number)));
    }

    @Override
    public ModelVersion require(int number) {
        return client.reader().require(new Reference(name, new Reference.Numbered(number)));
    }

    @Override
    public ModelVersion require(String version) {
        return client.reader().require(new Reference(name, Reference.Selector.parse(version)));
    }

    @Override
    public VersionHandle version(int number) {
        return new CoreVersionHandle(client, new Reference(name, new Reference.Numbered(number)));
    }

    @Override
    public Model describe(String markdown) {
        return say(Remark.describe(markdown));
    }

    @Override
    public Model tag(String key, String value) {
        return say(Remark.tag(key, value));
    }

    @Override
    public Model untag(String key) {
        return say(Remark.untag(key));
    }

    private Model say(Remark remark) {
        new Remarks(client).about(name, remark);
        return require();
    }

    @Override
    public Model setPropertySchema(String jsonSchema) {
        return say(Remark.propertySchema(jsonSchema));
    }

    @Override
    public Model removePropertySchema() {
        return say(Remark.noPropertySchema());
    }

    @Override
    public void delete(String reason) {
        new Remarks(client).about(name, Remark.delete(reason));
    }

    @Override
    public Model restore(String reason) {
        return say(Remark.restore(reason));
    }

    @Override
    public Comment comment(String markdown) {
        Receipt receipt =
                new Remarks(client).about(name, Remark.comment(markdown)).orElseThrow();
        return new Comment(markdown, client.actor(), receipt.at());
    }

    @Override
    public List<Comment> comments() {
        return Remarks.comments(client.reader().eventsAbout(name, OptionalInt.empty()));
    }

    @Override
    public VersionQuery versions() {
        return client.versionsOf(name);
    }

    @Override
    public List<MetricPoint> series(String metric) {
        return MetricHistory.read(versions(), metric);
    }

    @Override
    public StageHandle stage(String stage) {
        return new CoreStageHandle(client, name, new StageName(stage), Optional.empty());
    }

    @Override
    public List<StageHandle> stages() {
        return client.reader().model(name).map(this::stages).orElse(List.of());
    }

    private List<StageHandle> stages(ModelRecord read) {
        MetadataStore store = client.reader().store();
        Set<String> names = new TreeSet<>(Admission.ruledStages(read, store.settings()));
        store.newestMoves(List.of(name)).forEach(move -> names.add(move.stage().value()));
        return names.stream().map(this::stage).toList();
    }

    @Override
    public List<Consumer> consumers() {
        return client.consumers(Optional.of(name));
    }

    @Override
    public History history() {
        return client.history(
                new EventFilter(Optional.of(Line.of(name)), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Override
    public String toString() {
        return "model " + name;
    }
}
