package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.Metric;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.SemanticVersion;
import io.modelregistry.TransferListener;
import io.modelregistry.VersionDraft;
import io.modelregistry.core.inspect.Inspections;
import io.modelregistry.core.policy.Operations;
import io.modelregistry.core.register.RegistrationRequest;
import io.modelregistry.core.register.Upload;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.spi.Receipt;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version that is about to be registered. */
final class CoreVersionDraft implements VersionDraft {

    private final CoreRegistryClient client;
    private final ModelName model;
    private final DraftFacts facts = new DraftFacts();
    private final DraftMap<String> tags = DraftMap.ofTags();
    private Upload upload = Upload.empty();
    private TransferListener listener = TransferListener.NONE;
    private String description = "";
    private boolean inspected = true;
    private @Nullable SemanticVersion semanticVersion;
    private @Nullable String operationKey;

    CoreVersionDraft(CoreRegistryClient client, ModelName model) {
        this.client = client;
        this.model = model;
    }

    @Override
    public VersionDraft files(Path directory) {
        upload = upload.with(directory);
        return this;
    }

    @Override
    public VersionDraft files(URI location) {
        upload = FileLocations.with(upload, location);
        return this;
    }

    @Override
    public VersionDraft file(String name, Path file) {
        upload = upload.with(name, file);
        return this;
    }

    @Override
    public VersionDraft file(String name, byte[] content) {
        upload = upload.with(name, content);
        return this;
    }

    @Override
    public VersionDraft semanticVersion(String version) {
        semanticVersion = SemanticVersion.parse(version);
        return this;
    }

    @Override
    public VersionDraft description(String markdown) {
        description = Texts.free("description", markdown, Limits.DESCRIPTION_BYTES);
        return this;
    }

    @Override
    public VersionDraft tag(String key, String value) {
        tags.put(key, Texts.label("value of tag " + tags.name(key), value, Limits.TAG_LENGTH));
        return this;
    }

    @Override
    public VersionDraft parameter(String name, String value) {
        facts.parameters.put(
                name, Texts.free("value of parameter " + facts.parameters.name(name), value, Limits.VALUE_BYTES));
        return this;
    }

    @Override
    public VersionDraft parameter(String name, long value) {
        return parameter(name, Long.toString(value));
    }

    @Override
    public VersionDraft parameter(String name, double value) {
        return parameter(name, Double.toString(value));
    }

    @Override
    public VersionDraft parameter(String name, boolean value) {
        return parameter(name, Boolean.toString(value));
    }

    @Override
    public VersionDraft metric(String name, double value) {
        facts.metrics.add(new Metric(name, value, Optional.empty()));
        return this;
    }

    @Override
    public VersionDraft metric(String name, double value, Dataset data) {
        facts.metrics.add(new Metric(name, value, Optional.of(data)));
        return this;
    }

    @Override
    public VersionDraft trainedOn(Dataset data) {
        facts.datasets.add(data);
        return this;
    }

    @Override
    public VersionDraft feature(Feature feature) {
        facts.features.add(feature);
        return this;
    }

    @Override
    public VersionDraft trainedBy(SourceCode code) {
        facts.training = code;
        return this;
    }

    @Override
    public VersionDraft preprocessedBy(SourceCode code) {
        facts.preprocessing.add(code);
        return this;
    }

    @Override
    public VersionDraft featuresBy(SourceCode code) {
        facts.featureCode.add(code);
        return this;
    }

    @Override
    public VersionDraft dependency(String packageUrl) {
        facts.addDependency(packageUrl);
        return this;
    }

    @Override
    public VersionDraft environment(RuntimeEnvironment environment) {
        facts.environment = environment;
        return this;
    }

    @Override
    public VersionDraft trainedHere() {
        return trainedHere(Path.of(""));
    }

    @Override
    public VersionDraft trainedHere(Path sources) {
        facts.capture(CapturedFacts.here(sources));
        return this;
    }

    @Override
    public VersionDraft signature(Signature signature) {
        facts.signature = signature;
        return this;
    }

    @Override
    public VersionDraft run(URI run) {
        facts.run = Runs.check(run);
        return this;
    }

    @Override
    public VersionDraft derivedFrom(ModelVersion parent) {
        facts.parents.add(parent.reference());
        return this;
    }

    @Override
    public VersionDraft derivedFrom(String reference) {
        Reference parsed = Reference.parse(reference);
        if (!(parsed.selector() instanceof Reference.Numbered)) {
            throw InvalidInputException.of(
                    "parent", reference, "a reference by number such as bert:3, which never moves");
        }
        facts.parents.add(parsed.toString());
        return this;
    }

    @Override
    public VersionDraft property(String key, String value) {
        facts.properties.put(
                key, Texts.free("value of property " + facts.properties.name(key), value, Limits.VALUE_BYTES));
        return this;
    }

    @Override
    public VersionDraft property(String key, long value) {
        facts.properties.put(key, value);
        return this;
    }

    @Override
    public VersionDraft property(String key, double value) {
        facts.properties.put(key, value);
        return this;
    }

    @Override
    public VersionDraft property(String key, boolean value) {
        facts.properties.put(key, value);
        return this;
    }

    @Override
    public VersionDraft withoutInspection() {
        inspected = false;
        return this;
    }

    @Override
    public VersionDraft operationKey(String key) {
        operationKey = Operations.key(key);
        return this;
    }

    @Override
    public VersionDraft onTransfer(TransferListener hearer) {
        listener = hearer;
        return this;
    }

    @Override
    public ModelVersion register() {
        Receipt receipt = client.registrar()
                .register(new RegistrationRequest(
                        model,
                        Optional.ofNullable(semanticVersion),
                        upload,
                        facts.build(),
                        inspected ? client.inspections() : Inspections.none(),
                        description,
                        tags.asMap(),
                        Optional.ofNullable(operationKey),
                        listener));
        return client.reader().require(receipt.model(), receipt.number().orElseThrow());
    }

    @Override
    public String toString() {
        return "draft of the next version of " + model;
    }
}
