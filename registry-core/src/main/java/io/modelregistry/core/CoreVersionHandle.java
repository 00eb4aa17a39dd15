package io.modelregistry.core;

import io.modelregistry.Comment;
import io.modelregistry.Event;
import io.modelregistry.Metric;
import io.modelregistry.MetricSeries;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.VersionFiles;
import io.modelregistry.VersionHandle;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.core.register.Upload;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Receipt;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reference names.
 *
 * @param client whose registry
 * @param reference found anew by every verb
 */
record CoreVersionHandle(CoreRegistryClient client, Reference reference) implements VersionHandle {

    @Override
    public Optional<ModelVersion> find() {
        return client.reader().find(reference);
    }

    @Override
    public ModelVersion require() {
        return client.reader().require(reference);
    }

    private ResolvedVersion resolved() {
        return client.reader().requireResolved(reference);
    }

    private ModelVersion say(Remark remark) {
        ResolvedVersion version = resolved();
        new Remarks(client).about(version.model(), version.number(), remark);
        return client.reader().require(version.model(), version.number());
    }

    private List<EventRecord> events() {
        ResolvedVersion version = resolved();
        return client.reader().eventsAbout(version.model(), OptionalInt.of(version.number()));
    }

    @Override
    public ModelVersion describe(String markdown) {
        return say(Remark.describe(markdown));
    }

    @Override
    public ModelVersion tag(String key, String value) {
        return say(Remark.tag(key, value));
    }

    @Override
    public ModelVersion untag(String key) {
        return say(Remark.untag(key));
    }

    @Override
    public Comment comment(String markdown) {
        Remark remark = Remark.comment(markdown);
        ResolvedVersion version = resolved();
        Receipt receipt = new Remarks(client)
                .about(version.model(), version.number(), remark)
                .orElseThrow();
        return new Comment(markdown, client.actor(), receipt.at());
    }

    @Override
    public List<Comment> comments() {
        return Remarks.comments(events());
    }

    @Override
    public ModelVersion measure(Metric first, Metric... others) {
        List<Metric> metrics = new ArrayList<>(List.of(first));
        metrics.addAll(List.of(others));
        return say(Remark.measure(metrics));
    }

    @Override
    public ModelVersion measure(MetricSeries series) {
        return say(Remark.measure(series));
    }

    @Override
    public List<MetricSeries> series() {
        return Remarks.series(events());
    }

    @Override
    public ModelVersion linkRun(URI run) {
        return say(Remark.run(Runs.check(run)));
    }

    @Override
    public ModelVersion deprecate(String reason) {
        return say(Remark.deprecate(reason, Optional.empty()));
    }

    @Override
    public ModelVersion deprecate(String reason, ModelVersion successor) {
        return say(Remark.deprecate(reason, Optional.of(successor.reference())));
    }

    @Override
    public ModelVersion undeprecate(String reason) {
        return say(Remark.undeprecate(reason));
    }

    @Override
    public ModelVersion attach(String name, Path file) {
        return attach(Upload.empty().with(name, file));
    }

    @Override
    public ModelVersion attach(String name, byte[] content) {
        return attach(Upload.empty().with(name, content));
    }

    private ModelVersion attach(Upload upload) {
        ResolvedVersion version = resolved();
        client.registrar().attach(version, upload);
        return client.reader().require(version.model(), version.number());
    }

    @Override
    public ModelVersion detach(String name) {
        return say(Remark.detach(name));
    }

    @Override
    public VersionFiles attachments() {
        ResolvedVersion version = resolved();
        return client.reader().attachments(version.model(), version.number());
    }

    @Override
    public void delete(String reason) {
        Remark remark = Remark.delete(reason);
        ResolvedVersion version = resolved();
        VersionRemark change = VersionRemark.of(version.model(), version.number(), remark, client.actor());
        new Remarks(client).about(change, () -> client.dependents(version.model(), version.number(), Set.of()));
    }

    @Override
    public ModelVersion restore(String reason) {
        Remark remark = Remark.restore(reason);
        if (!(reference.selector() instanceof Reference.Numbered numbered)) {
            throw InvalidInputException.of(
                    "reference",
                    reference.toString(),
                    "one by number such as churn:7, which finds deleted versions too");
        }
        new Remarks(client).about(reference.model(), numbered.value(), remark);
        return require();
    }

    @Override
    public List<Event> history() {
        List<Event> events = events().stream().map(Events::of).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(events);
        return new EventList(events);
    }

    @Override
    public String toString() {
        return "version " + reference;
    }
}
