package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What is in the bucket, by our doing and by that of others. */
class S3ObjectsTest extends BucketFixture {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {16 * MIB - 1, 16 * MIB, 16 * MIB + 1, 32 * MIB, 48 * MIB + 1})
    void a_blob_of_any_number_of_parts_is_the_same_when_it_comes_back(int size) throws IOException {
        byte[] content = random(size, size);
        Path file = Files.write(directory.resolve("weights.bin"), content);
        put(BlobSource.of("weights.bin", file, size), content);
        assertThat(Arrays.equals(read(content), content)).isTrue();
        assertThat(unfinishedUploads()).isEmpty();
    }

    @Test
    void a_small_blob_takes_one_request() {
        put(random(16 * MIB, 1));
        verify(standIn, never()).createMultipartUpload(any(CreateMultipartUploadRequest.class));
        verify(standIn, never()).headObject(any(HeadObjectRequest.class));
    }

    @Test
    void keys_and_metadata_hold_digests_and_no_names() {
        put(BlobSource.of("../../secret-name.bin", HELLO), HELLO);
        assertThat(objects()).containsExactly(objectKey(HELLO));
        HeadObjectResponse head =
                client.headObject(request -> request.bucket(bucket).key(objectKey(HELLO)));
        assertThat(head.metadata())
                .isEqualTo(Map.of("sha256", key(HELLO).digest().hex()));
    }

    @Test
    void of_sixteen_who_put_a_long_blob_at_once_all_succeed() throws Exception {
        byte[] content = random(17 * MIB, 2);
        Callable<Boolean> putting = () -> {
            put(content);
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(16, putting))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Arrays.equals(read(content), content)).isTrue();
        assertThat(unfinishedUploads()).isEmpty();
    }

    @Test
    void a_long_source_that_changes_while_it_is_sent_leaves_nothing() throws IOException {
        byte[] content = random(8 * 16 * MIB, 3);
        Path file = Files.write(directory.resolve("weights.bin"), content);
        AtomicBoolean changed = new AtomicBoolean();
        BlobSource source = BlobSource.of("weights.bin", file, content.length);
        try (Staged staged = store.stage(List.of(source), TransferListener.NONE).get(0)) {
            TransferListener changing = (name, done, size) -> change(file, changed);
            assertThatThrownBy(() -> store.put(List.of(new Placement(staged, key(content))), changing))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'weights.bin'");
        }
        assertThat(changed).isTrue();
        assertThat(objects()).isEmpty();
        assertThat(unfinishedUploads()).isEmpty();
    }

    /** Damages the last part as soon as the first has arrived: when one of four ended, at most seven have begun. */
    private static void change(Path file, AtomicBoolean changed) {
        if (changed.compareAndSet(false, true)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), channel.size() - MIB);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void an_object_that_others_replaced_is_neither_replaced_nor_taken_for_ours() throws IOException {
        putObject(objectKey(HELLO), "HELLO".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("other bytes are stored at s3://" + bucket + "/models/");
        assertThat(store.size(key(HELLO))).hasValue(5);
        assertThat(read(HELLO)).asString().isEqualTo("HELLO");
    }

    @Test
    void an_object_of_another_size_is_not_read_to_be_compared() {
        putObject(objectKey(HELLO), new byte[6]);
        assertThatThrownBy(() -> put(HELLO)).isInstanceOf(IntegrityException.class);
        verify(standIn, never()).getObject(any(GetObjectRequest.class));
        assertThat(store.size(key(HELLO))).hasValue(6);
    }

    @Test
    void an_object_that_others_deleted_is_named() {
        put(HELLO);
        client.deleteObject(request -> request.bucket(bucket).key(objectKey(HELLO)));
        assertThatThrownBy(() -> store.open(key(HELLO), 0, 5))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("nothing is stored at s3://" + bucket + "/" + objectKey(HELLO));
    }

    @Test
    void an_object_that_others_deleted_while_it_was_read_is_named() throws IOException {
        byte[] content = random(80 * MIB, 4);
        put(content);
        try (InputStream in = store.open(key(content), 0, content.length)) {
            assertThat(in.read()).isEqualTo(content[0] & 0xff);
            client.deleteObject(request -> request.bucket(bucket).key(objectKey(content)));
            assertThatThrownBy(() -> in.skipNBytes(content.length - 1)).isInstanceOf(IntegrityException.class);
        }
    }

    @Test
    void deletion_ends_unfinished_uploads_of_its_own_key_alone() {
        BlobKey second = new BlobKey(key(HELLO).digest(), 2);
        BlobKey twentieth = new BlobKey(key(HELLO).digest(), 20);
        Stream.of(second, second, twentieth).forEach(this::beginUpload);
        store.delete(second);
        assertThat(unfinishedUploads()).containsExactly("models/" + twentieth.path());
    }

    private void beginUpload(BlobKey key) {
        client.createMultipartUpload(request -> request.bucket(bucket).key("models/" + key.path()));
    }

    @Test
    void an_upload_under_way_is_not_listed() {
        beginUpload(key(HELLO));
        assertThat(store.list()).isEmpty();
        assertThat(store.size(key(HELLO))).isEmpty();
    }

    @Test
    void lists_more_than_a_page_and_passes_over_what_is_foreign() throws IOException {
        Path objects = S3ProxyServer.shared().directory().resolve(bucket);
        List<BlobKey> keys = IntStream.rangeClosed(1, 1500)
                .mapToObj(i -> new BlobKey(key(HELLO).digest(), i))
                .toList();
        for (BlobKey key : keys) {
            Path object = objects.resolve("models").resolve(key.path());
            Files.createDirectories(object.getParent());
            Files.write(object, HELLO);
        }
        putObject("models/readme.txt", HELLO);
        putObject("other/" + key(HELLO).path(), HELLO);
        assertThat(store.list()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void a_bucket_that_is_not_there_is_named() {
        S3ArtifactStore nowhere = S3ArtifactStore.over(client, "no-such-bucket", "");
        assertThatThrownBy(() -> nowhere.list().toList())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("s3://no-such-bucket/")
                .hasMessageContaining("404");
    }

    @Test
    void a_client_of_the_callers_stays_open() {
        store.close();
        assertThat(client.listObjectsV2(request -> request.bucket(bucket)).contents())
                .isEmpty();
    }
}
