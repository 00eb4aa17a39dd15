package io.modelregistry.system;

import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Registers the files of a directory, fetches them again through an empty cache and prints their sizes and last bytes. Arguments: the
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
            for (ModelFile file : version.files().list()) {
                Path fetched = version.files().path(file.name());
                System.out.println(file.name() + " " + Files.size(fetched) + " " + lastByte(fetched));
            }
        }
    }

    /** The bytes were verified when they were fetched; one that is not zero shows that they are there. */
    private static int lastByte(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read();
        }
    }
}
