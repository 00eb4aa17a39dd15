package io.modelregistry.core.commit;

import io.modelregistry.Operation;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog.OperationRecord;
import io.modelregistry.spi.RegistrySettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what was decided. A conflict is read and decided again; after a lost answer the operation key is asked for, and if
 * it is not there the commit is repeated, which is safe because a key commits once. Safe for many threads.
 */
public final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Metadata metadata;
    private final Duration patience;

    /** Tries again for at most {@code patience}. */
    public Committer(Metadata metadata, Duration patience) {
        this.metadata = metadata;
        this.patience = patience;
    }

    /**
     * Decides and commits until the store has one answer.
     *
     * @param subject what changes, for messages
     * @param operation the operation of every commit that the decision gives
     * @param decision reads and decides; empty if there is nothing to change
     * @return Done or Abandoned; empty if there was nothing to change
     * @throws ConflictException if others kept moving first until the time was over, or the key was used for something else
     * @throws OutcomeUnknownException if the store took the change and gave no answer until the time was over
     */
    public Optional<CommitResult> commit(String subject, OperationId operation, Supplier<Optional<Commit>> decision) {
        Attempt attempt = new Attempt(subject, operation, decision);
        while (true) {
            Optional<CommitResult> result = attempt.once();
            if (result.isEmpty()) {
                return result;
            }
            if (result.get() instanceof CommitResult.KeyReused) {
                throw keyReused(operation);
            }
            if (!(result.get() instanceof CommitResult.Conflict)) {
                return result;
            }
            attempt.pauseAfterConflict();
        }
    }

    /**
     * Changes what holds for all models. After a lost answer it is read and decided again: what is so already needs no change.
     *
     * @param subject what changes, for messages
     * @param decision reads and decides; empty if it is so already
     * @throws ConflictException if others kept changing it until the time was over
     * @throws StoreException if the store refused, or could not be reached until the time was over
     * @throws OutcomeUnknownException if the last answer before the time was over was lost
     */
    public void change(String subject, Supplier<Optional<RegistrySettings.Change>> decision) {
        Deadline deadline = Deadline.in(patience);
        while (true) {
            try {
                Optional<RegistrySettings.Change> change = decision.get();
                if (change.isEmpty() || metadata.store().change(change.get())) {
                    return;
                }
                if (!deadline.pause()) {
                    throw ConflictException.of(subject, "others kept moving first");
                }
            } catch (OutcomeUnknownException | StoreException e) {
                boolean mayPass = e instanceof OutcomeUnknownException || e.isRetryable();
                if (!mayPass || !deadline.pause()) {
                    throw e;
                }
                LOG.warn("A change of the {} is decided again: {}", subject, e.getMessage());
            }
        }
    }

    /**
     * Calls a store that may be called again without harm, until it can be reached or the time is over.
     *
     * @throws StoreException if it refused, or could not be reached until the time was over
     */
    public <T> T insist(Supplier<T> call) {
        Deadline deadline = Deadline.in(patience);
        while (true) {
            try {
                return call.get();
            } catch (StoreException e) {
                if (!e.isRetryable() || !deadline.pause()) {
                    throw e;
                }
                LOG.warn("A call is tried again: {}", e.getMessage());
            }
        }
    }

    /** As {@link #insist(Supplier)}, for a call without an answer. */
    public void insist(Runnable call) {
        insist(() -> {
            call.run();
            return call;
        });
    }

    /** A key that was used for something else. */
    public static ConflictException keyReused(OperationId operation) {
        return ConflictException.of(
                "operation key '" + operation.key() + "'", "it was used for another change; choose another key");
    }

    /** One change on its way. Remembers whether an answer was lost, because then nothing is certain before the key was found. */
    private final class Attempt {
        private final String subject;
        private final OperationId operation;
        private final Supplier<Optional<Commit>> decision;
        private final Deadline deadline = Deadline.in(patience);
        private @Nullable RuntimeException lostAnswer;

        Attempt(String subject, OperationId operation, Supplier<Optional<Commit>> decision) {
            this.subject = subject;
            this.operation = operation;
            this.decision = decision;
        }

        Optional<CommitResult> once() {
            while (true) {
                try {
                    Optional<CommitResult> known = lostAnswer == null ? Optional.empty() : findDone();
                    return known.isPresent() ? known : decideAndCommit();
                } catch (OutcomeUnknownException e) {
                    LOG.warn("The answer to operation {} was lost; asking again", operation.key());
                    lostAnswer = e;
                } catch (StoreException e) {
                    throwUnlessUnsure(e);
                }
                pauseAfterLostAnswer();
            }
        }

        /** What stands in the way may be this very change, carried out after its key was asked for in vain. */
        private Optional<CommitResult> decideAndCommit() {
            try {
                return decision.get().map(metadata.store()::commit);
            } catch (ConflictException | AlreadyExistsException | NotFoundException | StageRuleException e) {
                Optional<CommitResult> known = lostAnswer == null ? Optional.empty() : findDone();
                if (known.isEmpty()) {
                    throw e;
                }
                return known;
            }
        }

        private Optional<CommitResult> findDone() {
            return metadata.operations()
                    .find(operation.key())
                    .filter(found ->
                            found.state() == Operation.State.DONE && found.id().equals(operation))
                    .flatMap(OperationRecord::receipt)
                    .map(CommitResult.Done::new);
        }

        private void throwUnlessUnsure(StoreException failure) {
            if (lostAnswer == null) {
                throw failure;
            }
        }

        private void pauseAfterLostAnswer() {
            if (!deadline.pause()) {
                throw OutcomeUnknownException.of(subject, operation.key(), lostAnswer);
            }
        }

        void pauseAfterConflict() {
            if (!deadline.pause()) {
                throw ConflictException.of(subject, "others kept moving first");
            }
        }
    }
}
