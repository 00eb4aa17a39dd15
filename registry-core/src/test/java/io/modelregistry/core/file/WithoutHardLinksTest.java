package io.modelregistry.core.file;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.testkit.ArtifactStoreContract;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A directory on a file system that knows no hard links. */
class WithoutHardLinksTest extends ArtifactStoreContract {

    @TempDir
    private Path temporary;

    private Path directory;

    @Override
    protected ArtifactStore openEmpty() throws Exception {
        directory = Files.createTempDirectory(temporary, "artifacts");
        return open();
    }

    @Override
    protected Optional<ArtifactStore> openAgain() {
        return Optional.of(open());
    }

    private ArtifactStore open() {
        return FileArtifactStore.open(directory, (existing, name) -> {
            throw new FileSystemException(name.toString(), existing.toString(), "Operation not permitted");
        });
    }
}
