package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Limits;
import io.modelregistry.Metric;
import io.modelregistry.MetricSeries;
import io.modelregistry.ModelFile;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.integrity.FactsWriter;
import io.modelregistry.core.integrity.PropertySchema;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.internal.Texts;
import io.modelregistry.spi.Change;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something is said about a version or model after it came into being. Its texts are checked where it is made.
 *
 * @param kind the kind of event that tells it
 * @param content what the event tells
 * @param precondition throws if it cannot be said of what has these annotations
 * @param file what changes of the attached files, by the number of the version
 */
public record Remark(
        String kind, ObjectNode content, Precondition precondition, Function<Integer, Optional<Change>> file) {

    /** What only the history keeps, or what comes with bytes that are there by now. */
    private static final Set<String> ALWAYS_NEWS = Set.of(
            EventKinds.COMMENTED,
            EventKinds.SERIES_MEASURED,
            EventKinds.ATTACHED,
            EventKinds.PROMOTION_REQUESTED,
            EventKinds.PROMOTION_APPROVED,
            EventKinds.PROMOTION_REJECTED);

    static final Precondition SHOWN = (subject, before) -> before.deletion().ifPresent(deletion -> {
        throw NotFoundException.of(subject, "it was deleted " + deletion);
    });

    /** What must hold for something to be said. */
    public interface Precondition {

        /** Throws if it does not hold. */
        void check(String subject, Annotations before);

        /** This and then another. */
        default Precondition and(Precondition other) {
            return (subject, before) -> {
                check(subject, before);
                other.check(subject, before);
            };
        }
    }

    private static Remark of(String kind, ObjectNode content) {
        return of(kind, content, SHOWN);
    }

    static Remark of(String kind, ObjectNode content, Precondition precondition) {
        return new Remark(kind, content, precondition, number -> Optional.empty());
    }

    private static ObjectNode json() {
        return CanonicalJson.object();
    }

    /** Another description. */
    public static Remark describe(String markdown) {
        Texts.free("description", markdown, Limits.DESCRIPTION_BYTES);
        return of(EventKinds.DESCRIBED, json().put("description", markdown));
    }

    /** A tag. */
    public static Remark tag(String key, String value) {
        Texts.label("name of a tag", key, Limits.NAME_LENGTH);
        Texts.label("value of tag " + key, value, Limits.TAG_LENGTH);
        Precondition hasRoom = (subject, before) -> {
            if (before.tags().size() >= Limits.TAGS && !before.tags().containsKey(key)) {
                throw InvalidInputException.of("tag", key, "at most " + Limits.TAGS + " tags of " + subject);
            }
        };
        return of(EventKinds.TAGGED, json().put("tag", key).put("value", value), SHOWN.and(hasRoom));
    }

    /** No such tag any more. */
    public static Remark untag(String key) {
        return of(EventKinds.UNTAGGED, json().put("tag", Texts.label("name of a tag", key, Limits.NAME_LENGTH)));
    }

    /** A comment. */
    public static Remark comment(String markdown) {
        if (markdown.isBlank()) {
            throw InvalidInputException.of("comment", markdown, "a text");
        }
        Texts.free("comment", markdown, Limits.DESCRIPTION_BYTES);
        return of(EventKinds.COMMENTED, json().put("comment", markdown));
    }

    /** Metrics. */
    public static Remark measure(List<Metric> metrics) {
        ObjectNode content = json();
        metrics.forEach(metric -> content.withArrayProperty("metrics").add(FactsWriter.metric(metric)));
        Precondition hasRoom = (subject, before) -> {
            if (before.metrics().size() + metrics.size() > Limits.FACTS) {
                throw InvalidInputException.of(
                        "metrics",
                        metrics.size() + " more",
                        "at most " + Limits.FACTS + " later metrics of " + subject);
            }
        };
        return of(EventKinds.MEASURED, content, SHOWN.and(hasRoom));
    }

    /** A metric by step. */
    public static Remark measure(MetricSeries series) {
        ObjectNode content = json().put("name", series.name());
        series.points()
                .forEach(point -> content.withArrayProperty("points")
                        .addArray()
                        .add(Long.toString(point.step()))
                        .add(Double.toHexString(point.value())));
        return of(EventKinds.SERIES_MEASURED, content);
    }

    /** A training run. */
    public static Remark run(URI run) {
        Precondition isNew = (subject, before) -> {
            if (before.runs().contains(run)) {
                throw ConflictException.of(subject, "it is linked to " + run + " already");
            }
        };
        return of(EventKinds.RUN_LINKED, json().put("run", run.toString()), SHOWN.and(isNew));
    }

    /** Not to be used any more. */
    public static Remark deprecate(String reason, Optional<String> successor) {
        ObjectNode content = reason(reason);
        successor.ifPresent(reference -> content.put("successor", reference));
        return of(EventKinds.DEPRECATED, content);
    }

    /** To be used again. */
    public static Remark undeprecate(String reason) {
        Precondition isDeprecated = (subject, before) -> {
            if (before.deprecation().isEmpty()) {
                throw ConflictException.of(subject, "it is not deprecated");
            }
        };
        return of(EventKinds.UNDEPRECATED, reason(reason), SHOWN.and(isDeprecated));
    }

    /** A file beside those it is made of. */
    public static Remark attach(ModelFile file) {
        ObjectNode content = json().put("name", file.name())
                .put("size", Long.toString(file.size()))
                .put("digest", file.digest().toString());
        Precondition hasRoom = (subject, before) -> {
            if (before.attachments().size() >= Limits.ATTACHMENTS) {
                throw InvalidInputException.of(
                        "attachment", file.name(), "at most " + Limits.ATTACHMENTS + " attached files of " + subject);
            }
        };
        return new Remark(
                EventKinds.ATTACHED,
                content,
                SHOWN.and(hasRoom),
                number -> Optional.of(new Change.AttachFile(number, file)));
    }

    /** No such file any more. */
    public static Remark detach(String name) {
        Precondition isAttached = (subject, before) -> {
            if (before.attachments().stream().noneMatch(file -> file.name().equals(name))) {
                throw NotFoundException.of(name, "no file of that name is attached to " + subject);
            }
        };
        return new Remark(
                EventKinds.DETACHED,
                json().put("name", name),
                SHOWN.and(isAttached),
                number -> Optional.of(new Change.DetachFile(number, name)));
    }

    /** Hidden. */
    public static Remark delete(String reason) {
        return of(EventKinds.DELETED, reason(reason));
    }

    /** Shown again. */
    public static Remark restore(String reason) {
        Precondition isDeleted = (subject, before) -> {
            switch (before.lifecycle()) {
                case PURGED -> throw ConflictException.of(subject, "its files are gone");
                case DELETED -> {}
                default -> throw ConflictException.of(subject, "it is not deleted");
            }
        };
        return of(EventKinds.RESTORED, reason(reason), isDeleted);
    }

    /** Without its files, for good. */
    public static Remark purge(String reason) {
        Precondition isDeleted = (subject, before) -> {
            if (before.deletion().isEmpty()) {
                throw ConflictException.of(subject, "it is not deleted, and only what is deleted can be purged");
            }
        };
        return new Remark(
                EventKinds.PURGED, reason(reason), isDeleted, number -> Optional.of(new Change.PurgeFiles(number)));
    }

    /** A schema for the properties of a model's versions. */
    public static Remark propertySchema(String jsonSchema) {
        PropertySchema.parse(jsonSchema);
        return of(EventKinds.SCHEMA_SET, json().put("schema", jsonSchema));
    }

    /** No such schema. */
    public static Remark noPropertySchema() {
        return of(EventKinds.SCHEMA_REMOVED, json());
    }

    private static ObjectNode reason(String reason) {
        return json().put("reason", Reasons.check(reason));
    }

    /** What is true once an actor has said it, or empty if it is so already; throws if it cannot be said. */
    Optional<Annotations> after(String subject, Annotations before, String actor) {
        precondition.check(subject, before);
        Annotations after = before.after(kind, actor, new Contents(content));
        boolean isNews = !after.equals(before) || ALWAYS_NEWS.contains(kind);
        return isNews ? Optional.of(after) : Optional.empty();
    }

    /** What is asked for, in one text: two that differ are two operations. */
    String fingerprint() {
        return kind + CanonicalJson.write(content);
    }
}
