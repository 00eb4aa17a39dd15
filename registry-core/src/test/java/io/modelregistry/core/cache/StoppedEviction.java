package io.modelregistry.core.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process that stops in the midst of evicting the first version of {@link EvictingProcess}. */
final class StoppedEviction {

    private StoppedEviction() {}

    /** Argument: the cache's directory. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        UseLocks uses = UseLocks.of(Path.of(arguments[0]).resolve("uses"));
        Optional<UseLocks.Use> gate = uses.tryEvict();
        Optional<UseLocks.Use> version =
                uses.tryEvict(EvictingProcess.version(0).digest());
        System.out.println(gate.isPresent() && version.isPresent() ? "stopped" : "refused");
        Thread.sleep(Long.MAX_VALUE);
    }
}
