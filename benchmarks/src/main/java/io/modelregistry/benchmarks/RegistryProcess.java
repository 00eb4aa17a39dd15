package io.modelregistry.benchmarks;

import io.modelregistry.RegistryClient;
import java.nio.file.Path;

/** A process that registers a directory, or fetches what was registered into one, and ends. */
final class RegistryProcess {

    private static final String MODEL = "benchmark";

    private RegistryProcess() {}

    /** Takes {@code register} or {@code fetch}, the directory of the registry, and the directory of the files. */
    public static void main(String[] arguments) {
        Path files = Path.of(arguments[2]);
        try (RegistryClient registry = RegistryClient.open(Path.of(arguments[1]))) {
            if (arguments[0].equals("register")) {
                registry.model(MODEL).newVersion().files(files).register();
            } else {
                registry.require(MODEL + ":1").files().copyTo(files);
            }
        }
    }
}
