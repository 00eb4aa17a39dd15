package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty store, and short words for what is done with it. */
abstract class ArtifactFixture {

    static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    static final byte[] WORLD = "world".getBytes(StandardCharsets.UTF_8);

    final ArtifactStoreContract contract;
    ArtifactStore store;

    @SuppressWarnings("NullAway.Init") // the store is opened before each test
    ArtifactFixture(ArtifactStoreContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void open_an_empty_store() throws Exception {
        store = contract.openEmpty();
    }

    @AfterEach
    void close_the_store() {
        store.close();
    }

    static BlobKey key(byte[] content) {
        return key(content, 1);
    }

    static BlobKey key(byte[] content, int incarnation) {
        return new BlobKey(Digest.of(content), incarnation);
    }

    static byte[] bytes(int size, long seed) {
        return new GeneratedBytes(size, seed).at(0, size);
    }

    /** Stages one source without listening. */
    static Staged stage(ArtifactStore store, BlobSource source) {
        return store.stage(List.of(source), TransferListener.NONE).get(0);
    }

    Staged stage(BlobSource source) {
        return stage(store, source);
    }

    /** Stages bytes of a name that nobody cares about. */
    Staged stage(byte[] content) {
        return stage(TestSource.of("file.bin", content));
    }

    void put(Staged staged, BlobKey key) {
        store.put(List.of(new Placement(staged, key)), TransferListener.NONE);
    }

    /** Stages and puts, as one does. */
    BlobKey put(byte[] content) {
        return put(content, 1);
    }

    BlobKey put(byte[] content, int incarnation) {
        return put(store, content, incarnation);
    }

    static BlobKey put(ArtifactStore store, byte[] content, int incarnation) {
        BlobKey key = key(content, incarnation);
        try (Staged staged = stage(store, TestSource.of("file.bin", content))) {
            store.put(List.of(new Placement(staged, key)), TransferListener.NONE);
        }
        return key;
    }

    byte[] read(BlobKey key, long offset, long length) {
        return read(store, key, offset, length);
    }

    static byte[] read(ArtifactStore store, BlobKey key, long offset, long length) {
        try (InputStream in = store.open(key, offset, length)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<BlobKey> list() {
        return list(store);
    }

    static List<BlobKey> list(ArtifactStore store) {
        try (Stream<BlobKey> keys = store.list()) {
            return keys.toList();
        }
    }

    void assertHolds(BlobKey key, byte[] content) {
        assertHolds(store, key, content);
    }

    static void assertHolds(ArtifactStore store, BlobKey key, byte[] content) {
        assertThat(store.size(key)).isEqualTo(OptionalLong.of(content.length));
        // Not isEqualTo: a difference in megabytes is not to be printed.
        assertThat(Arrays.equals(read(store, key, 0, content.length), content))
                .as("the bytes under %s are the ones put", key)
                .isTrue();
    }

    void assertHoldsNothing(BlobKey key) {
        assertThat(store.size(key)).isEmpty();
        assertThat(list()).doesNotContain(key);
    }
}
