package io.modelregistry.system;

import io.modelregistry.Digest;
import io.modelregistry.RegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fetches the file {@code weights.bin} of a version as soon as another file appears, and prints its digest. Arguments: the
 * addresses of a {@link TestRegistry}, the reference, the file to wait for.
 */
final class FetchingProcess {

    static final String READY = "ready";

    private FetchingProcess() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Path signal = Path.of(given.get(4));
        try (RegistryClient registry = RegisteringProcess.open(given)) {
            System.out.println(READY);
            while (!Files.exists(signal)) {
                Thread.sleep(2);
            }
            System.out.println(Digest.of(registry.require(given.get(3)).files().path("weights.bin")));
        }
    }
}
