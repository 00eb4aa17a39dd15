package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.Model;
import io.modelregistry.ModelDraft;
import io.modelregistry.ModelName;
import io.modelregistry.core.policy.ModelCreation;
import io.modelregistry.core.policy.Operations;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.internal.Texts;
import io.modelregistry.spi.OperationId;
import java.util.Optional;

/** A model that is about to be created. */
final class CoreModelDraft implements ModelDraft {

    private final CoreRegistryClient client;
    private final ModelName name;
    private final DraftMap<String> tags = DraftMap.ofTags();
    private String description = "";

    CoreModelDraft(CoreRegistryClient client, ModelName name) {
        this.client = client;
        this.name = name;
    }

    @Override
    public ModelDraft description(String markdown) {
        description = Texts.free("description", markdown, Limits.DESCRIPTION_BYTES);
        return this;
    }

    @Override
    public ModelDraft tag(String key, String value) {
        tags.put(key, Texts.label("value of tag " + tags.name(key), value, Limits.TAG_LENGTH));
        return this;
    }

    @Override
    public Model create() {
        OperationId operation = Operations.of(Operations.randomKey(), "create", name.value());
        ModelCreation creation = new ModelCreation(name, description, tags.asMap(), client.actor(), operation);
        client.committer()
                .commit(
                        "creation of " + name,
                        operation,
                        () -> Optional.of(
                                creation.decide(client.reader().store().model(name))));
        return client.reader()
                .model(name)
                .map(CoreModel::new)
                .orElseThrow(() -> NotFoundException.of(name.value(), "it was deleted meanwhile"));
    }

    @Override
    public String toString() {
        return "draft of model " + name;
    }
}
