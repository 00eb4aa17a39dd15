package io.modelregistry.system;

import io.modelregistry.Digest;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.nio.file.Path;
import java.util.List;

/**
 * Registers the files of a directory, fetches them again through an empty cache and prints their digests. Arguments: the
 * addresses of a {@link TestRegistry}, the directory.
 */
final class FilesProcess {

    private FilesProcess() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Path files = Path.of(given.get(3));
        try (RegistryClient registry = RegisteringProcess.open(given)) {
            ModelVersion version =
                    registry.model("large").newVersion().files(files).register();
            for (var file : version.files().list()) {
                Path fetched = version.files().path(file.name());
                System.out.println(
                        file.name() + " " + file.size() + " " + file.digest().equals(Digest.of(fetched)));
            }
        }
    }
}
