package io.modelregistry.core.register;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import io.modelregistry.core.commit.Committer;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsWriter;
import io.modelregistry.core.integrity.Projections;
import io.modelregistry.core.policy.Operations;
import io.modelregistry.core.policy.VersionAddition;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.spi.Receipt;
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
        VersionAddition addition = new VersionAddition(request.model(), with(declared, facts), actor, operation);
        Map<Digest, Staged> byDigest =
                staged.stream().collect(Collectors.toMap(Staged::digest, Function.identity(), (one, same) -> one));
        while (true) {
            Optional<Receipt> receipt = attempt(addition, byDigest, request);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            LOG.warn("Operation {} was given up while it was under way; it is taken up again", key);
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
                Projections.attributes(request.facts(), request.tags()),
                Projections.metrics(request.facts()));
    }

    private static NewVersion with(NewVersion declared, Facts facts) {
        return new NewVersion(
                declared.semanticVersion(),
                declared.digest(),
                declared.size(),
                declared.files(),
                FactsWriter.write(facts),
                declared.description(),
                declared.tags(),
                Projections.attributes(facts, declared.tags()),
                Projections.metrics(facts));
    }

    /** One try from preparation to commit; empty if the operation was abandoned on the way. */
    private Optional<Receipt> attempt(
            VersionAddition addition, Map<Digest, Staged> staged, RegistrationRequest request) {
        PrepareResult result = committer.insist(() -> metadata.operations().prepare(preparation(addition, staged)));
        if (result instanceof PrepareResult.Done done) {
            return Optional.of(done.receipt());
        }
        if (result instanceof PrepareResult.KeyReused) {
            throw Committer.keyReused(addition.operation());
        }
        if (!(result instanceof PrepareResult.Prepared prepared)) {
            throw semanticVersionTaken(addition);
        }
        Lease lease = Lease.keep(metadata.operations(), addition.operation(), Lease.INTERVAL);
        try {
            put(prepared.blobs(), staged, request);
            return commit(addition);
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (RegistryException e) {
            release(addition.operation());
            throw e;
        } finally {
            lease.close();
        }
    }

    private static Preparation preparation(VersionAddition addition, Map<Digest, Staged> staged) {
        Map<Digest, Long> sizes =
                staged.values().stream().collect(Collectors.toMap(Staged::digest, Staged::size, (one, same) -> one));
        return Preparation.of(
                addition.operation(), addition.model(), addition.version().semanticVersion(), sizes, Lease.LENGTH);
    }

    private AlreadyExistsException semanticVersionTaken(VersionAddition addition) {
        ModelName model = addition.model();
        var semanticVersion = addition.version().semanticVersion().orElseThrow();
        String reason = metadata.store()
                .exact(model, semanticVersion)
                .map(taken -> "it is version " + taken.number() + ", registered at " + taken.createdAt())
                .orElse(
                        "another registration that is under way has reserved it; if its process died, it is free within "
                                + Lease.LENGTH.toSeconds() + " seconds");
        return AlreadyExistsException.of(model + ":" + semanticVersion, reason);
    }

    private void put(List<BlobRecord> blobs, Map<Digest, Staged> staged, RegistrationRequest request) {
        List<BlobRecord> missing = blobs.stream()
                .filter(blob -> blob.state() == BlobRecord.State.PENDING)
                .toList();
        List<Placement> placements = missing.stream()
                .map(blob -> new Placement(
                        Objects.requireNonNull(staged.get(blob.key().digest())), blob.key()))
                .toList();
        artifacts.put(placements, request.listener());
        List<Long> present = missing.stream().map(BlobRecord::id).toList();
        committer.insist(() -> metadata.blobs().markPresent(present));
    }

    private Optional<Receipt> commit(VersionAddition addition) {
        String subject = "registration into " + addition.model();
        CommitResult result = committer
                .commit(
                        subject,
                        addition.operation(),
                        () -> Optional.of(addition.decide(metadata.store().model(addition.model()))))
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
