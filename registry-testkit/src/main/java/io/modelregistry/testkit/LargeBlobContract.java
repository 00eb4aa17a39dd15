package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blobs that no process should hold in memory. */
abstract class LargeBlobContract extends ArtifactFixture {

    private static final int MIB = 1 << 20;
    private static final GeneratedBytes LARGE = new GeneratedBytes(96L * MIB + 5, 1);

    LargeBlobContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @Test
    void holds_a_large_blob_and_reads_its_ranges() throws IOException {
        BlobKey key = new BlobKey(LARGE.digest(), 1);
        try (Staged staged = stage(TestSource.generated("large", LARGE))) {
            put(staged, key);
        }
        assertThat(store.size(key)).hasValue(LARGE.size());
        assertThat(digestOf(key)).isEqualTo(LARGE.digest());
        for (long offset : new long[] {0, 8L * MIB - 3, 64L * MIB - 3, LARGE.size() - 7}) {
            assertThat(read(key, offset, 7)).isEqualTo(LARGE.at(offset, 7));
        }
    }

    private Digest digestOf(BlobKey key) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = new DigestInputStream(store.open(key, 0, LARGE.size()), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.finish(digest);
    }

    @Test
    void uses_memory_that_does_not_grow_with_the_blob() throws IOException {
        assumeThat(contract.holdsBlobsInMemory())
                .as("this store holds blobs in memory")
                .isFalse();
        MemoryGauge gauge = new MemoryGauge();
        TransferListener measuring = gauge.measuring(TransferListener.NONE);
        TestSource source = TestSource.generated("large", LARGE);
        try (Staged staged = store.stage(List.of(source), measuring).get(0)) {
            BlobKey key = new BlobKey(staged.digest(), 1);
            gauge.measure();
            store.put(List.of(new Placement(staged, key)), measuring);
            gauge.measure();
            readMeasuring(key, gauge);
        }
        assertThat(gauge.growth()).isLessThan(LARGE.size() / 2);
    }

    private void readMeasuring(BlobKey key, MemoryGauge gauge) throws IOException {
        try (InputStream in = store.open(key, 0, LARGE.size())) {
            in.skipNBytes(LARGE.size() - 1);
            gauge.measure();
            assertThat(in.read()).isNotNegative();
        }
    }
}
