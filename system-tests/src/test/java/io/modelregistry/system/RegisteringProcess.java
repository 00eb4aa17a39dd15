package io.modelregistry.system;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Registers versions of one model from several threads and prints what was acknowledged. Arguments: the addresses of a {@link
 * TestRegistry}, the model, how many threads, how many versions each.
 */
final class RegisteringProcess {

    private RegisteringProcess() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        int threads = Integer.parseInt(given.get(4));
        int versions = Integer.parseInt(given.get(5));
        try (RegistryClient registry = open(given)) {
            Threads.together(threads, thread -> {
                for (int i = 0; i < versions; i++) {
                    System.out.println(register(registry, given.get(3), thread + "/" + i));
                }
                return thread;
            });
        }
    }

    /** Opens the registry whose three addresses come first. */
    static RegistryClient open(List<String> addresses) {
        return RegistryClient.builder()
                .metadata(addresses.get(0))
                .artifacts(addresses.get(1))
                .cache(Path.of(addresses.get(2)))
                .open();
    }

    /** Registers a version that no one else has, beside a file that all have. */
    static Acknowledged register(RegistryClient registry, String model, String what) {
        String content = ProcessHandle.current().pid() + "/" + what;
        ModelVersion version = registry.model(model)
                .newVersion()
                .file("own.txt", content.getBytes(StandardCharsets.UTF_8))
                .file("shared.txt", "the same for all".getBytes(StandardCharsets.UTF_8))
                .register();
        return Acknowledged.of(version);
    }
}
