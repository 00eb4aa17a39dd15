package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.core.integrity.PropertySchema;
import io.modelregistry.error.ConflictException;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.OperationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version is to be added to a model, which is created if it does not exist.
 *
 * @param model which model
 * @param version what is added
 * @param declared the properties that were given: those that its files tell of have no schema
 * @param actor who registers it
 * @param operation makes it happen once
 */
public record VersionAddition(
        ModelName model, NewVersion version, Map<String, Object> declared, String actor, OperationId operation) {

    /** Copies the properties. */
    public VersionAddition {
        declared = Map.copyOf(declared);
    }

    /** Names this addition, so that a key used for it cannot be used for another. */
    public static OperationId operation(String key, ModelName model, NewVersion version) {
        String semanticVersion = version.semanticVersion().map(Object::toString).orElse("");
        String content = content(version);
        return Operations.of(key, "register", model.value(), semanticVersion, content);
    }

    /**
     * The commit that adds it, given what has that name but for case. It does not depend on the model's revision: the store
     * gives the next number to whoever comes.
     */
    public Commit decide(Optional<ModelRecord> read) {
        read.filter(existing -> !existing.name().equals(model)).ifPresent(existing -> {
            throw ModelCreation.taken(model, existing);
        });
        read.ifPresent(this::require);
        Change add = new Change.AddVersion(version);
        List<Change> changes = read.isPresent() ? List.of(add) : List.of(new Change.CreateModel("", Map.of()), add);
        return new Commit(
                model,
                operation,
                OptionalLong.empty(),
                OptionalLong.empty(),
                changes,
                new EventDraft(EventKinds.VERSION_REGISTERED, actor, content(version)),
                read.isPresent() ? Optional.empty() : Optional.of(ModelCreation.registryEvent(model, actor)),
                Level.FIRST);
    }

    private void require(ModelRecord read) {
        Level.require(read);
        Annotations annotations = ModelRemark.annotations(read);
        annotations.deletion().ifPresent(deletion -> {
            throw ConflictException.of(
                    "registration into " + model,
                    "the model was deleted " + deletion + "; create it again or restore it first");
        });
        annotations
                .propertySchema()
                .ifPresent(schema -> PropertySchema.parse(schema).check("the next version of " + model, declared));
    }

    private static String content(NewVersion version) {
        ObjectNode content = CanonicalJson.object();
        content.put("digest", version.digest().toString());
        content.put("facts", factsDigest(version.facts()).toString());
        content.put("size", Long.toString(version.size()));
        content.put("files", Integer.toString(version.files().size()));
        version.semanticVersion().ifPresent(semantic -> content.put("semanticVersion", semantic.toString()));
        SaidAtFirst.put(content, version.description(), version.tags());
        return CanonicalJson.write(content);
    }

    /** What the event holds for the facts. */
    public static Digest factsDigest(String facts) {
        return Digest.of(facts.getBytes(StandardCharsets.UTF_8));
    }
}
