package io.modelregistry.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Deprecation;
import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.ModelFile;
import io.modelregistry.StageName;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.core.integrity.Words;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.Revision;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that may change of a version or model: the sum of its events. What a store keeps, what an audit expects and what
 * was true at an instant are all this same sum. Immutable.
 */
public final class Annotations {

    private static final String DESCRIPTION = "description";
    private static final String TAGS = "tags";
    private static final String METRICS = "metrics";
    private static final String WORDS = "words";
    private static final String RUNS = "runs";
    private static final String DEPRECATION = "deprecation";
    private static final String ATTACHMENTS = "attachments";
    private static final String DELETION = "deletion";
    private static final String PURGED = "purged";
    private static final String SCHEMA = "schema";

    private static final String NAME = "name";
    private static final String REASON = "reason";
    private static final String SUCCESSOR = "successor";
    private static final String ACTOR = "by";

    /** Nothing was said. */
    public static final Annotations NONE = new Annotations(CanonicalJson.object());

    private final ObjectNode tree;

    private Annotations(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * As a store keeps them.
     *
     * @param subject whose they are, for messages
     * @param document the rest as canonical JSON
     */
    public static Annotations of(String subject, String description, Map<String, String> tags, String document) {
        ObjectNode tree = document.equals(Revision.NOTHING)
                ? CanonicalJson.object()
                : (ObjectNode) CanonicalJson.read(subject, document);
        putDescription(tree, description);
        tags.forEach(tree.withObjectProperty(TAGS)::put);
        dropIfEmpty(tree, TAGS);
        return new Annotations(tree);
    }

    /** The same and what one more event tells. Kinds that say nothing about annotations change nothing. */
    public Annotations after(EventRecord event) {
        return after(event.kind(), event.actor(), Contents.of(event));
    }

    /** The same and what one more event tells, before it is stored. */
    public Annotations after(String kind, String actor, Contents content) {
        ObjectNode next = tree.deepCopy();
        switch (kind) {
            case EventKinds.MODEL_CREATED, EventKinds.VERSION_REGISTERED -> begin(next, content);
            case EventKinds.DESCRIBED -> putDescription(next, content.text(DESCRIPTION));
            case EventKinds.TAGGED -> next.withObjectProperty(TAGS).put(content.text("tag"), content.text("value"));
            case EventKinds.UNTAGGED -> remove(next, TAGS, content.text("tag"));
            case EventKinds.COMMENTED -> addWords(next, content.text("comment"));
            case EventKinds.MEASURED -> content.root().path(METRICS).forEach(next.withArrayProperty(METRICS)::add);
            case EventKinds.RUN_LINKED -> next.withArrayProperty(RUNS).add(content.text("run"));
            case EventKinds.DEPRECATED -> next.set(DEPRECATION, said(actor, content));
            case EventKinds.UNDEPRECATED -> next.remove(DEPRECATION);
            case EventKinds.ATTACHED -> attach(next, content);
            case EventKinds.DETACHED -> detach(next, content.text(NAME));
            case EventKinds.DELETED -> next.set(DELETION, said(actor, content));
            case EventKinds.RESTORED -> next.remove(DELETION);
            case EventKinds.PURGED -> purge(next);
            case EventKinds.SCHEMA_SET -> next.put(SCHEMA, content.text(SCHEMA));
            case EventKinds.SCHEMA_REMOVED -> next.remove(SCHEMA);
            case EventKinds.RULES_SET -> RuleSets.put(next, content);
            case EventKinds.PROMOTION_REQUESTED -> Promotions.request(next, actor, content);
            case EventKinds.PROMOTION_APPROVED -> Promotions.approve(next, actor, content);
            case EventKinds.PROMOTION_REJECTED -> Promotions.reject(next, actor, content);
            default -> {
                return this;
            }
        }
        return new Annotations(next);
    }

    private static void begin(ObjectNode tree, Contents content) {
        tree.removeAll();
        putDescription(tree, content.text(DESCRIPTION));
        content.texts(TAGS).forEach(tree.withObjectProperty(TAGS)::put);
        dropIfEmpty(tree, TAGS);
    }

    private static void putDescription(ObjectNode tree, String description) {
        if (description.isEmpty()) {
            tree.remove(DESCRIPTION);
        } else {
            tree.put(DESCRIPTION, description);
        }
    }

    private static void remove(ObjectNode tree, String object, String member) {
        tree.withObjectProperty(object).remove(member);
        dropIfEmpty(tree, object);
    }

    /** So that nothing said looks the same however it came about. */
    private static void dropIfEmpty(ObjectNode tree, String container) {
        if (tree.path(container).isEmpty()) {
            tree.remove(container);
        }
    }

    /** Comments are read from the history; what is kept is what searches find them by. */
    private static void addWords(ObjectNode tree, String comment) {
        Set<String> words = new LinkedHashSet<>();
        tree.path(WORDS).forEach(word -> words.add(word.asText()));
        Words.in(comment).forEach(words::add);
        ArrayNode kept = CanonicalJson.array();
        words.stream().limit(Words.MOST).forEach(kept::add);
        tree.set(WORDS, kept);
    }

    private static ObjectNode said(String actor, Contents content) {
        ObjectNode said = CanonicalJson.object().put(ACTOR, actor).put(REASON, content.text(REASON));
        content.find(SUCCESSOR).ifPresent(successor -> said.put(SUCCESSOR, successor));
        return said;
    }

    private static void attach(ObjectNode tree, Contents content) {
        detach(tree, content.text(NAME));
        tree.withArrayProperty(ATTACHMENTS).add(content.root());
    }

    private static void detach(ObjectNode tree, String name) {
        ArrayNode kept = CanonicalJson.array();
        tree.path(ATTACHMENTS).forEach(file -> {
            if (!file.path(NAME).asText().equals(name)) {
                kept.add(file);
            }
        });
        tree.set(ATTACHMENTS, kept);
        dropIfEmpty(tree, ATTACHMENTS);
    }

    private static void purge(ObjectNode tree) {
        tree.put(PURGED, "true");
        tree.remove(ATTACHMENTS);
    }

    /** What is to be said about it, as Markdown; may be empty. */
    public String description() {
        return tree.path(DESCRIPTION).asText();
    }

    /** Tags by key. */
    public Map<String, String> tags() {
        return new Contents(tree).texts(TAGS);
    }

    /** The words of comments, each once. */
    public List<String> commentedWords() {
        return list(WORDS, JsonNode::asText);
    }

    /** Metrics that were measured after registration, in order. */
    public List<Metric> metrics() {
        return list(METRICS, FactsReader::metric);
    }

    /** Training runs it was linked to, in order. */
    public List<URI> runs() {
        return list(RUNS, run -> URI.create(run.asText()));
    }

    /** Attached files, in the order they were attached. */
    public List<ModelFile> attachments() {
        return list(ATTACHMENTS, Annotations::file);
    }

    private <T> List<T> list(String name, Function<JsonNode, T> form) {
        List<T> values = new ArrayList<>();
        tree.path(name).forEach(node -> values.add(form.apply(node)));
        return values;
    }

    private static ModelFile file(JsonNode node) {
        return new ModelFile(
                node.path(NAME).asText(),
                node.path("size").asLong(),
                Digest.parse(node.path("digest").asText()));
    }

    /** Why it should not be used any more, if it should not. */
    public Optional<Deprecation> deprecation() {
        return Optional.ofNullable(tree.get(DEPRECATION))
                .map(Contents::new)
                .map(said -> new Deprecation(said.text(REASON), said.find(SUCCESSOR), said.text(ACTOR)));
    }

    /** Who deleted it and why, if it is deleted: {@code by ann: superseded}. */
    public Optional<String> deletion() {
        return Optional.ofNullable(tree.get(DELETION))
                .map(Contents::new)
                .map(said -> "by " + said.text(ACTOR) + ": " + said.text(REASON));
    }

    /** What the properties of a model's versions must be like, as a JSON Schema. */
    public Optional<String> propertySchema() {
        return new Contents(tree).find(SCHEMA);
    }

    /** The model's own rules of a stage. */
    public List<StageRule> rules(StageName stage) {
        return RuleSets.of(tree, stage);
    }

    /** The stages that have rules of the model's own. */
    public Set<String> ruledStages() {
        return RuleSets.stages(tree);
    }

    /** What was decided since the version was last asked for, if it was. */
    public Optional<Approval> approval(StageName stage) {
        return Promotions.of(tree, stage);
    }

    /** How many stages the version was asked for. */
    public int promotions() {
        return Promotions.count(tree);
    }

    /** How far it is in its life. */
    public Lifecycle lifecycle() {
        if (tree.has(PURGED)) {
            return Lifecycle.PURGED;
        }
        if (tree.has(DELETION)) {
            return Lifecycle.DELETED;
        }
        return tree.has(DEPRECATION) ? Lifecycle.DEPRECATED : Lifecycle.ACTIVE;
    }

    /** What a store keeps of them. */
    public Revision revision() {
        ObjectNode document = tree.deepCopy();
        document.remove(List.of(DESCRIPTION, TAGS));
        return new Revision(description(), tags(), CanonicalJson.write(document), lifecycle());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Annotations annotations && annotations.tree.equals(tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return CanonicalJson.write(tree);
    }
}
