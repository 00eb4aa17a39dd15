package io.modelregistry.core.file;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.testkit.ArtifactStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest extends ArtifactStoreContract {

    @TempDir
    private Path temporary;

    private Path directory;

    @Override
    protected ArtifactStore openEmpty() throws Exception {
        directory = Files.createTempDirectory(temporary, "artifacts of a store ");
        return open();
    }

    @Override
    protected Optional<ArtifactStore> openAgain() {
        return Optional.of(open());
    }

    private ArtifactStore open() {
        return new FileArtifactProvider().open(directory.toUri().toString());
    }
}
