package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobRecord.State;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Registrations and the deletion of what nobody needs, at once. */
abstract class BlobContentionContract extends MetadataFixture {

    private static final int WRITERS = 6;
    private static final int EACH = 10;
    private static final int CONTENTS = 3;

    BlobContentionContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void a_collector_takes_no_blob_from_a_registration() throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int index = writer;
            tasks.add(() -> registerAndGiveUp(index, writing));
        }
        tasks.add(() -> collectWhile(writing));
        tasks.add(() -> collectWhile(writing));
        Together.all(tasks);
        List<BlobKey> present = allBlobs().stream()
                .filter(blob -> blob.state() == State.PRESENT)
                .map(BlobRecord::key)
                .toList();
        for (VersionRecord version : store.versionsAfter(CHURN, 0, 1_000)) {
            assertThat(store.files(version.id())).extracting(StoredFile::blob).isSubsetOf(present);
        }
        assertThat(model(CHURN).lastNumber()).isEqualTo(WRITERS * EACH / 2);
    }

    /** Every second operation is given up, so that blobs come and go. */
    private int registerAndGiveUp(int writer, AtomicInteger writing) {
        try {
            for (int i = 0; i < EACH; i++) {
                VersionBuilder version =
                        version("content " + (writer + i) % CONTENTS).file("own", writer + " " + i);
                OperationId operation = CommitBuilder.newOperation();
                if (i % 2 == 0) {
                    registrar.upload(operation, CHURN, version);
                    operations.release(operation);
                } else {
                    registrar.register(operation, CHURN, version);
                }
            }
            return EACH;
        } finally {
            writing.decrementAndGet();
        }
    }

    private int collectWhile(AtomicInteger writing) {
        int collected = 0;
        while (writing.get() > 0) {
            for (BlobRecord blob : allBlobs()) {
                collected += collect(blob);
            }
        }
        return collected;
    }

    private int collect(BlobRecord blob) {
        boolean condemned = blob.state() == State.DELETING
                || (!blobs.isReferenced(blob.id()) && blobs.condemn(blob.id(), blob.generation()));
        if (condemned) {
            blobs.drop(blob.id());
        }
        return condemned ? 1 : 0;
    }

    @Test
    void a_pin_and_a_condemnation_at_once_have_one_outcome() throws Exception {
        for (int round = 0; round < 20; round++) {
            OperationId first = CommitBuilder.newOperation();
            VersionBuilder version = version("content");
            BlobRecord read =
                    Registrar.prepared(registrar.prepare(first, CHURN, version)).get(0);
            operations.release(first);
            OperationId second = CommitBuilder.newOperation();
            List<BlobRecord> seen = Together.run(2, thread -> thread == 0 ? condemn(read) : pin(second, version));
            BlobRecord pinned = seen.get(1);
            assertThat(blob(pinned.id()).state()).isNotEqualTo(State.DELETING);
            if (seen.get(0).state() == State.DELETING) {
                assertThat(pinned.key().incarnation()).isGreaterThan(read.key().incarnation());
            } else {
                assertThat(pinned.id()).isEqualTo(read.id());
            }
            operations.release(second);
        }
    }

    private BlobRecord condemn(BlobRecord read) {
        boolean condemned = blobs.condemn(read.id(), read.generation());
        return condemned ? blob(read.id()) : read;
    }

    private BlobRecord pin(OperationId operation, VersionBuilder version) {
        return Registrar.prepared(registrar.prepare(operation, CHURN, version)).get(0);
    }

    @Test
    void a_blob_is_referenced_while_its_pin_turns_into_a_reference() throws Exception {
        registrar.create(CHURN);
        for (int round = 0; round < 15; round++) {
            OperationId operation = CommitBuilder.newOperation();
            VersionBuilder version = version("round " + round);
            registrar.upload(operation, CHURN, version);
            List<BlobRecord> all = allBlobs();
            long blob = all.get(all.size() - 1).id();
            AtomicBoolean committed = new AtomicBoolean();
            List<Boolean> referenced = Together.run(
                    2, thread -> thread == 0 ? commit(operation, version, committed) : isReferenced(blob, committed));
            assertThat(referenced).containsOnly(true);
        }
    }

    private boolean commit(OperationId operation, VersionBuilder version, AtomicBoolean committed) {
        try {
            return Registrar.done(registrar.commit(operation, CHURN, version))
                    .number()
                    .isPresent();
        } finally {
            committed.set(true);
        }
    }

    private boolean isReferenced(long blob, AtomicBoolean committed) {
        boolean referenced = true;
        while (referenced && !committed.get()) {
            referenced = blobs.isReferenced(blob);
        }
        return referenced && blobs.isReferenced(blob);
    }
}
