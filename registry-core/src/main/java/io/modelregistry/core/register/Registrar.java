package io.modelregistry.core.register;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.TransferListener;
import io.modelregistry.core.commit.Committer;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsWriter;
import io.modelregistry.core.integrity.Projections;
import io.modelregistry.core.policy.Operations;
import io.modelregistry.core.policy.Remark;
import io.modelregistry.core.policy.VersionAddition;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.VersionRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers versions: exactly once, never half. Bytes are staged where nobody sees them, pinned by an operation, put, and
 * become a version in one commit. A process may die or stop between any two of these steps. Safe for many threads.
 */
public final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private final Metadata metadata;
    private final ArtifactStore artifacts;
    private final Committer committer;
    private final String actor;

    /** Registers into these stores in the name of an actor. */
    public Registrar(Metadata metadata, ArtifactStore artifacts, Committer committer, String actor) {
        this.metadata = metadata;
        this.artifacts = artifacts;
        this.committer = committer;
        this.actor = actor;
    }

    /** Registers what is asked for, or finds that it was registered under the same operation key. */
    public Receipt register(RegistrationRequest request) {
        try {
            return stageAndRegister(request);
        } finally {
            request.upload().close();
        }
    }

    private Receipt stageAndRegister(RegistrationRequest request) {
        List<BlobSource> sources = request.upload().sources();
        OwnDirectories.refuse(artifacts, request.upload().directories());
        refuseTakenEarly(request);
        List<Staged> staged = artifacts.stage(sources, request.listener());
        try {
            return register(request, sources, staged);
        } finally {
            staged.forEach(Staged::close);
        }
    }

    /** Before gigabytes are read. A key that was used before may well belong to the version that has the semantic version. */
    private void refuseTakenEarly(RegistrationRequest request) {
        boolean isNew = request.operationKey()
                .flatMap(key -> metadata.operations().find(key))
                .isEmpty();
        request.semanticVersion()
                .filter(version -> isNew)
                .flatMap(version -> metadata.store().exact(request.model(), version))
                .ifPresent(taken -> {
                    throw AlreadyExistsException.of(
                            request.model() + ":" + taken.semanticVersion().orElseThrow(),
                            "it is version " + taken.number() + ", registered at " + taken.createdAt());
                });
    }

    /**
     * The operation stands for what was declared. What the files say is not declared, and a later release may read more of them;
     * a retry with it is the same registration.
     */
    private Receipt register(RegistrationRequest request, List<BlobSource> sources, List<Staged> staged) {
        NewVersion declared = version(request, staged);
        String key = request.operationKey().orElseGet(Operations::randomKey);
        OperationId operation = VersionAddition.operation(key, request.model(), declared);
        Facts facts = request.inspections().complete(request.facts(), StagedContent.of(sources, staged));
        VersionAddition addition = new VersionAddition(
                request.model(),
                with(request.model(), declared, facts),
                request.facts().properties(),
                actor,
                operation);
        Deposit deposit = new Deposit(
                "registration into " + request.model(),
                request.model(),
                request.semanticVersion(),
                operation,
                () -> Optional.of(addition.decide(metadata.store().model(request.model()))));
        return deposit(deposit, staged, request.listener());
    }

    /** Attaches the files of an upload to a version, one after another. */
    public void attach(ResolvedVersion version, Upload upload) {
        List<Staged> staged = artifacts.stage(upload.sources(), TransferListener.NONE);
        try {
            staged.forEach(file -> attach(version, file));
        } finally {
            staged.forEach(Staged::close);
        }
    }

    private void attach(ResolvedVersion version, Staged staged) {
        Remark remark = Remark.attach(new ModelFile(staged.name(), staged.size(), staged.digest()));
        VersionRemark change = VersionRemark.of(version.model(), version.number(), remark, actor);
        Deposit deposit = new Deposit(
                "attachment to " + change.subject(),
                change.model(),
                Optional.empty(),
                change.operation(),
                () -> decide(change));
        deposit(deposit, List.of(staged), TransferListener.NONE);
    }

    private Optional<Commit> decide(VersionRemark change) {
        ModelRecord model = metadata.store().model(change.model()).orElseThrow();
        VersionRecord version =
                metadata.store().version(change.model(), change.number()).orElseThrow();
        return change.decide(model, version, List.of());
    }

    private Receipt deposit(Deposit deposit, List<Staged> staged, TransferListener listener) {
        Map<Digest, Staged> byDigest =
                staged.stream().collect(Collectors.toMap(Staged::digest, Function.identity(), (one, same) -> one));
        while (true) {
            Optional<Receipt> receipt = attempt(deposit, byDigest, listener);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            LOG.warn(
                    "Operation {} was given up while it was under way; it is taken up again",
                    deposit.operation().key());
        }
    }

    private static NewVersion version(RegistrationRequest request, List<Staged> staged) {
        List<ModelFile> files = staged.stream()
                .map(blob -> new ModelFile(blob.name(), blob.size(), blob.digest()))
                .toList();
        Manifest manifest = Manifest.of(files);
        return new NewVersion(
                request.semanticVersion(),
                manifest.digest(),
                manifest.size(),
                files,
                FactsWriter.write(request.facts()),
                request.description(),
                request.tags(),
                Projections.attributes(
                        request.model(), request.facts(), request.description(), request.tags(), List.of()),
                Projections.metrics(request.facts().metrics()));
    }

    private static NewVersion with(ModelName model, NewVersion declared, Facts facts) {
        return new NewVersion(
                declared.semanticVersion(),
                declared.digest(),
                declared.size(),
                declared.files(),
                FactsWriter.write(facts),
                declared.description(),
                declared.tags(),
                Projections.attributes(model, facts, declared.description(), declared.tags(), List.of()),
                Projections.metrics(facts.metrics()));
    }

    /** One try from preparation to commit; empty if the operation was abandoned on the way. */
    private Optional<Receipt> attempt(Deposit deposit, Map<Digest, Staged> staged, TransferListener listener) {
        PrepareResult result = committer.insist(() -> metadata.operations().prepare(preparation(deposit, staged)));
        if (result instanceof PrepareResult.Done done) {
            return Optional.of(done.receipt());
        }
        if (result instanceof PrepareResult.KeyReused) {
            throw Committer.keyReused(deposit.operation());
        }
        if (!(result instanceof PrepareResult.Prepared prepared)) {
            throw semanticVersionTaken(deposit);
        }
        Lease lease = Lease.keep(metadata.operations(), deposit.operation(), Lease.INTERVAL);
        try {
            put(prepared.blobs(), staged, listener);
            return commit(deposit);
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (RegistryException e) {
            release(deposit.operation());
            throw e;
        } finally {
            lease.close();
        }
    }

    private static Preparation preparation(Deposit deposit, Map<Digest, Staged> staged) {
        Map<Digest, Long> sizes =
                staged.values().stream().collect(Collectors.toMap(Staged::digest, Staged::size, (one, same) -> one));
        return Preparation.of(deposit.operation(), deposit.model(), deposit.semanticVersion(), sizes, Lease.LENGTH);
    }

    private AlreadyExistsException semanticVersionTaken(Deposit deposit) {
        ModelName model = deposit.model();
        var semanticVersion = deposit.semanticVersion().orElseThrow();
        String reason = metadata.store()
                .exact(model, semanticVersion)
                .map(taken -> "it is version " + taken.number() + ", registered at " + taken.createdAt())
                .orElse(
                        "another registration that is under way has reserved it; if its process died, it is free within "
                                + Lease.LENGTH.toSeconds() + " seconds");
        return AlreadyExistsException.of(model + ":" + semanticVersion, reason);
    }

    private void put(List<BlobRecord> blobs, Map<Digest, Staged> staged, TransferListener listener) {
        List<BlobRecord> missing = blobs.stream()
                .filter(blob -> blob.state() == BlobRecord.State.PENDING)
                .toList();
        List<Placement> placements = missing.stream()
                .map(blob -> new Placement(
                        Objects.requireNonNull(staged.get(blob.key().digest())), blob.key()))
                .toList();
        artifacts.put(placements, listener);
        List<Long> present = missing.stream().map(BlobRecord::id).toList();
        committer.insist(() -> metadata.blobs().markPresent(present));
    }

    private Optional<Receipt> commit(Deposit deposit) {
        CommitResult result = committer
                .commit(deposit.subject(), deposit.operation(), deposit.decision())
                .orElseThrow();
        return result instanceof CommitResult.Done done ? Optional.of(done.receipt()) : Optional.empty();
    }

    /** The failure that led here is the one to report, so a further one is only noted. */
    private void release(OperationId operation) {
        try {
            metadata.operations()
                    .find(operation.key())
                    .filter(found -> found.state() == Operation.State.PREPARED)
                    .ifPresent(found -> metadata.operations().release(operation));
        } catch (RegistryException e) {
            LOG.warn("Operation {} could not be released: {}", operation.key(), e.getMessage());
        }
    }
}
