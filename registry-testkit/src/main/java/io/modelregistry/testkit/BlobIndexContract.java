package io.modelregistry.testkit;

import static io.modelregistry.testkit.CommitBuilder.operation;
import static io.modelregistry.testkit.Registrar.prepared;
import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobIndex.Use;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobRecord.State;
import io.modelregistry.spi.OperationId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link BlobIndex}: which bytes are there, and whether anybody needs them. */
abstract class BlobIndexContract extends MetadataFixture {

    private static final OperationId FIRST = operation("first");
    private static final OperationId SECOND = operation("second");

    BlobIndexContract(MetadataContract contract) {
        super(contract);
    }

    private BlobRecord pinned(OperationId id) {
        return prepared(registrar.prepare(id, CHURN, version("a"))).get(0);
    }

    @Test
    void gives_blobs_by_rising_id_page_by_page() {
        VersionBuilder version = version();
        for (int i = 0; i < 10; i++) {
            version.file("file-" + i, "content " + i);
        }
        registrar.prepare(FIRST, CHURN, version);
        List<BlobRecord> all = blobs.after(0, 100);
        assertThat(all).hasSize(10).extracting(BlobRecord::id).isSorted().doesNotHaveDuplicates();
        assertThat(blobs.after(0, 4)).isEqualTo(all.subList(0, 4));
        assertThat(blobs.after(all.get(3).id(), 4)).isEqualTo(all.subList(4, 8));
        assertThat(blobs.after(all.get(7).id(), 4)).isEqualTo(all.subList(8, 10));
        assertThat(blobs.after(all.get(9).id(), 4)).isEmpty();
    }

    @Test
    void marks_pending_blobs_present() {
        BlobRecord blob = pinned(FIRST);
        blobs.markPresent(List.of(blob.id()));
        assertThat(blob(blob.id()).state()).isEqualTo(State.PRESENT);
        blobs.markPresent(List.of(blob.id()));
        blobs.markPresent(List.of());
        assertThat(blob(blob.id()).state()).isEqualTo(State.PRESENT);
        assertThat(blob(blob.id()).generation()).isEqualTo(blob.generation());
    }

    @Test
    void leaves_a_blob_alone_that_is_being_deleted() {
        BlobRecord blob = pinned(FIRST);
        operations.release(FIRST);
        blobs.condemn(blob.id(), blob.generation());
        blobs.markPresent(List.of(blob.id()));
        assertThat(blob(blob.id()).state()).isEqualTo(State.DELETING);
    }

    @Test
    void condemns_a_blob_of_the_generation_that_was_read() {
        BlobRecord pending = pinned(FIRST);
        operations.release(FIRST);
        assertThat(blobs.condemn(pending.id(), pending.generation())).isTrue();
        assertThat(blob(pending.id()).state()).isEqualTo(State.DELETING);
        BlobRecord present = pinned(SECOND);
        blobs.markPresent(List.of(present.id()));
        operations.release(SECOND);
        assertThat(blobs.condemn(present.id(), present.generation())).isTrue();
        assertThat(blob(present.id()).state()).isEqualTo(State.DELETING);
    }

    @Test
    void condemns_no_blob_that_was_pinned_since_its_generation_was_read() {
        BlobRecord read = pinned(FIRST);
        operations.release(FIRST);
        BlobRecord again = pinned(SECOND);
        assertThat(again.id()).isEqualTo(read.id());
        assertThat(blobs.condemn(read.id(), read.generation())).isFalse();
        assertThat(blob(read.id()).state()).isEqualTo(State.PENDING);
        operations.release(SECOND);
        // Nobody needs it now, but that is for the next collection to find out.
        assertThat(blobs.condemn(read.id(), read.generation())).isFalse();
        assertThat(blobs.condemn(read.id(), again.generation())).isTrue();
    }

    @Test
    void condemns_no_blob_that_is_not_there() {
        assertThat(blobs.condemn(12_345, 1)).isFalse();
    }

    @Test
    void drops_a_blob_that_is_being_deleted_and_no_other() {
        BlobRecord blob = pinned(FIRST);
        blobs.drop(blob.id());
        assertThat(allBlobs()).containsExactly(blob);
        operations.release(FIRST);
        blobs.condemn(blob.id(), blob.generation());
        blobs.drop(blob.id());
        assertThat(allBlobs()).isEmpty();
        blobs.drop(blob.id());
    }

    @Test
    void sees_the_pins_of_several_operations() {
        BlobRecord blob = pinned(FIRST);
        pinned(SECOND);
        operations.release(FIRST);
        assertThat(blobs.isReferenced(blob.id())).isTrue();
        operations.release(SECOND);
        assertThat(blobs.isReferenced(blob.id())).isFalse();
        assertThat(blobs.isReferenced(blob.id() + 1)).isFalse();
    }

    @Test
    void names_the_files_that_use_a_blob() {
        registrar.register(CHURN, version().file("a", "same").file("b", "same"));
        registrar.register(DIGITS, version().file("c", "same"));
        registrar.register(DIGITS, version().file("c", "other"));
        long same = store.files(versionId(CHURN, 1)).stream()
                .map(file -> allBlobs().stream()
                        .filter(blob -> blob.key().equals(file.blob()))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .findFirst()
                .orElseThrow();
        assertThat(blobs.uses(same, 10))
                .containsExactlyInAnyOrder(new Use(CHURN, 1, "a"), new Use(CHURN, 1, "b"), new Use(DIGITS, 1, "c"));
        assertThat(blobs.uses(same, 2)).hasSize(2);
        assertThat(blobs.uses(12_345, 2)).isEmpty();
    }

    @Test
    void has_no_uses_for_a_blob_that_is_pinned_only() {
        assertThat(blobs.uses(pinned(FIRST).id(), 10)).isEmpty();
    }
}
