package io.modelregistry.system;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.ConflictException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Registers and promotes without end, and says what it begins and what was acknowledged, until somebody kills it. Arguments:
 * the addresses of a {@link TestRegistry}, the model, a seed.
 */
final class KilledProcess {

    static final String READY = "ready";
    static final String BEGUN = "begun ";
    static final String REGISTERED = "registered ";
    static final String MOVED = "moved ";

    private static final int THREADS = 3;
    private static final int LARGEST_FILE = 300_000;

    private final RegistryClient registry;
    private final String model;

    private KilledProcess(RegistryClient registry, String model) {
        this.registry = registry;
        this.model = model;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        long seed = Long.parseLong(given.get(4));
        try (RegistryClient registry = RegisteringProcess.open(given)) {
            KilledProcess process = new KilledProcess(registry, given.get(3));
            System.out.println(READY);
            Threads.together(THREADS, thread -> process.run(new Random(seed + thread)));
        }
    }

    private Void run(Random random) {
        while (true) {
            ModelVersion version = register(random);
            if (random.nextBoolean()) {
                promote(version, random.nextBoolean());
            }
        }
    }

    private ModelVersion register(Random random) {
        String key = UUID.randomUUID().toString();
        int size = random.nextInt(LARGEST_FILE);
        System.out.println(BEGUN + key + " " + size);
        ModelVersion version = draft(registry, model, key, size).register();
        System.out.println(REGISTERED + Acknowledged.of(version));
        return version;
    }

    /** What is registered under a key can be made again by whoever knows the key and the size. */
    static VersionDraft draft(RegistryClient registry, String model, String key, int size) {
        byte[] large = new byte[size];
        new Random(size).nextBytes(large);
        return Versions.draft(registry, model, bytes(key), large, bytes("shared by all"))
                .operationKey(key)
                .metric("size", size);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void promote(ModelVersion version, boolean undo) {
        try {
            StageChange change = registry.model(model).stage("production").assign(version, "it is the latest");
            System.out.println(MOVED + change.id());
            if (undo) {
                StageChange undone = registry.model(model).stage("production").rollback(change, "it is not good");
                System.out.println(MOVED + undone.id());
            }
        } catch (ConflictException e) {
            // another thread moved first, or there was nothing to go back to
        }
    }
}
