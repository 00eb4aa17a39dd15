package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.TransferListener;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.FilesProvider;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are in a bucket before they are registered. */
class S3FilesTest extends BucketFixture {

    private final S3ProxyServer server = S3ProxyServer.shared();
    private final S3FilesProvider provider = new S3FilesProvider();

    @RegisterExtension
    private final EnvironmentCredentials credentials = new EnvironmentCredentials(server);

    private String location(String key) {
        return "s3://" + bucket + key + "?endpoint=" + server.endpoint();
    }

    @Test
    void is_found_by_its_scheme() {
        assertThat(ServiceLoader.load(FilesProvider.class))
                .filteredOn(found -> found.scheme().equals("s3"))
                .hasOnlyElementsOfType(S3FilesProvider.class);
    }

    @Test
    void lists_what_is_below_a_key_by_relative_names_and_nothing_beside_it() {
        putObject("out/run 7/model.onnx", HELLO);
        putObject("out/run 7/weights/layer-1.bin", random(10, 1));
        putObject("out/run 7/weights/", new byte[0]);
        putObject("out/run 77/other.bin", HELLO);
        for (String key : List.of("/out/run%207", "/out/run%207/")) {
            try (FilesProvider.Files files = provider.at(location(key))) {
                assertThat(files.list(10))
                        .extracting(BlobSource::name)
                        .containsExactly("model.onnx", "weights/layer-1.bin");
                assertThat(files.list(10)).extracting(BlobSource::size).containsExactly(5L, 10L);
                assertThat(files.list(1)).hasSize(1);
            }
        }
        try (FilesProvider.Files files = provider.at(location(""))) {
            assertThat(files.list(10)).hasSize(3);
        }
    }

    @Test
    void a_location_that_is_an_object_is_that_file() throws IOException {
        putObject("out/model.onnx", HELLO);
        putObject("out/model.onnx.sig", HELLO);
        try (FilesProvider.Files files = provider.at(location("/out/model.onnx"))) {
            BlobSource source = files.list(10).get(0);
            assertThat(files.list(10)).hasSize(1);
            assertThat(source.name()).isEqualTo("model.onnx");
            try (InputStream whole = source.open();
                    InputStream end = source.open(3)) {
                assertThat(whole.readAllBytes()).isEqualTo(HELLO);
                assertThat(end.readAllBytes()).isEqualTo(new byte[] {'l', 'o'});
            }
        }
    }

    @Test
    void what_is_in_a_bucket_is_stored_without_a_local_copy_also_in_parts() throws IOException {
        byte[] large = random(40 * MIB, 7);
        putObject("out/weights.bin", large);
        try (FilesProvider.Files files = provider.at(location("/out"))) {
            try (Staged staged =
                    store.stage(files.list(10), TransferListener.NONE).get(0)) {
                assertThat(staged.digest()).isEqualTo(key(large).digest());
                store.put(List.of(new Placement(staged, key(large))), TransferListener.NONE);
            }
        }
        assertThat(read(large)).isEqualTo(large);
    }

    @Test
    void an_object_that_changes_before_it_is_stored_is_refused() {
        putObject("out/weights.bin", random(100, 1));
        try (FilesProvider.Files files = provider.at(location("/out"))) {
            Staged staged = store.stage(files.list(10), TransferListener.NONE).get(0);
            putObject("out/weights.bin", random(100, 2));
            Placement placement = new Placement(staged, key(random(100, 1)));
            assertThatThrownBy(() -> store.put(List.of(placement), TransferListener.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("weights.bin")
                    .hasMessageContaining("changes");
        }
        assertThat(objects()).containsExactly("out/weights.bin");
    }

    @Test
    void a_bucket_that_is_not_there_is_a_failure_that_names_it() {
        try (FilesProvider.Files files = provider.at("s3://no-such-bucket-here/out?endpoint=" + server.endpoint())) {
            assertThatThrownBy(() -> files.list(10))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no-such-bucket-here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/%2e%2e/x",
                "s3://bucket/a/../x",
                "s3://bucket/./x",
                "s3://bucket/a%00b",
                "s3://key:secret@bucket/x",
                "s3:///x",
                "s3://bucket/x?secret=y",
                "s3://bucket/x#y"
            })
    void a_malformed_location_is_refused_without_contact_and_without_its_secrets(String location) {
        assertThatThrownBy(() -> provider.at(location))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("key:secret");
    }
}
