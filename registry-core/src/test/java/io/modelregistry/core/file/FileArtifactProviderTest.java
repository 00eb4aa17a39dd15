package io.modelregistry.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileArtifactProviderTest {

    private final FileArtifactProvider provider = new FileArtifactProvider();

    @TempDir
    private Path directory;

    @Test
    void is_found_by_its_scheme() {
        assertThat(ServiceLoader.load(ArtifactProvider.class))
                .filteredOn(found -> found.scheme().equals("file"))
                .hasOnlyElementsOfType(FileArtifactProvider.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:%s/new", "file://%s/new/", "FILE:%s/a/b/c", "file:%s/with%%20space", "file:%s/a/../b"})
    void creates_the_directory_that_an_address_names(String address) {
        try (ArtifactStore store = provider.open(String.format(address, directory))) {
            assertThat(Path.of(java.net.URI.create(store.address())))
                    .isDirectory()
                    .startsWith(directory);
            assertThat(store).hasToString(store.address());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:relative",
                "file:",
                "file:/",
                "file:///",
                "file://server/share",
                "file://user:hidden@server/share",
                "file:/tmp/x?sync=false",
                "file:/tmp/x?password=hidden",
                "file:/tmp/x#y",
                "file:/tmp/with space",
                "file:/tmp/%00",
                "file:/tmp/%zz",
                "s3://bucket"
            })
    void refuses_an_address_that_is_not_a_local_path(String address) {
        assertThatThrownBy(() -> provider.open(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("file:///directory")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void says_that_a_file_is_in_the_way() throws IOException {
        Files.writeString(directory.resolve("file"), "in the way");
        assertThatThrownBy(() -> provider.open("file:" + directory + "/file"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not a directory");
        assertThatThrownBy(() -> provider.open("file:" + directory + "/file/below"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not a directory");
    }

    @Test
    void writes_nothing_when_it_opens_what_exists() throws IOException {
        provider.open("file:" + directory).close();
        assertThat(directory.resolve("blobs")).isEmptyDirectory();
        var modified = Files.getLastModifiedTime(directory);
        try (ArtifactStore store = provider.open("file:" + directory)) {
            assertThat(store.list()).isEmpty();
        }
        assertThat(Files.getLastModifiedTime(directory)).isEqualTo(modified);
        assertThat(directory.resolve("staging")).doesNotExist();
    }

    @Test
    void refuses_links_in_the_place_of_its_own_directories() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path store = Files.createDirectory(directory.resolve("store"));
        Files.createSymbolicLink(store.resolve("blobs"), elsewhere);
        assertThatThrownBy(() -> provider.open("file:" + store))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not a directory, or is a link");
    }
}
