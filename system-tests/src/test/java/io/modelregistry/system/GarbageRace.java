package io.modelregistry.system;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.system.DyingOperation.LastStep;
import io.modelregistry.testkit.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Threads that register versions of the same few byte arrays, some with leases that end at once, others that die on the way,
 * and collectors that pause between their steps. What a version refers to is never garbage again, so the arrays change with
 * each version.
 */
final class GarbageRace {

    static final String MODEL = "shared";

    private static final int REGISTRANTS = 4;
    private static final int DYING = 2;
    private static final int SHARED = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestRegistry place;
    private final long seed = Long.getLong("garbage.seed", System.nanoTime());
    private final AtomicInteger epoch = new AtomicInteger();
    private final AtomicLong deleted = new AtomicLong();
    private volatile long end;

    GarbageRace(TestRegistry place) {
        this.place = place;
    }

    /** Lets them race and returns every version that was acknowledged. */
    List<ModelVersion> run(Duration time) throws Exception {
        end = System.nanoTime() + time.toNanos();
        List<Callable<List<ModelVersion>>> threads = new ArrayList<>();
        for (int i = 0; i < REGISTRANTS; i++) {
            Random random = new Random(seed + i);
            boolean hangs = i % 2 == 1;
            threads.add(() -> register(random, hangs));
        }
        for (int i = 0; i < DYING; i++) {
            Random random = new Random(seed + 100 + i);
            threads.add(() -> die(random));
        }
        threads.add(() -> collect(pausingBefore("isReferenced", "delete")));
        threads.add(() -> collect(pausingBefore("condemn", "drop")));
        return Threads.together(threads).stream().flatMap(List::stream).toList();
    }

    /** Files that the collectors deleted. */
    long deleted() {
        return deleted.get();
    }

    /** Not before something was deleted, which a busy machine may take longer for. */
    private boolean isOver() {
        long past = System.nanoTime() - end;
        return past >= 0 && (deleted.get() > 0 || past >= PATIENCE.toNanos());
    }

    private List<ModelVersion> register(Random random, boolean hangs) {
        List<ModelVersion> versions = new ArrayList<>();
        try (RegistryClient registry = hangs ? openHanging() : place.open()) {
            while (!isOver()) {
                versions.add(registerTwice(registry, random));
            }
        }
        return versions;
    }

    private RegistryClient openHanging() {
        Supplier<Duration> leases =
                () -> Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 60));
        return place.openOver(new ShortLeases(place.metadata(), leases), place.artifacts());
    }

    /** The second call must find what the first did. */
    private ModelVersion registerTwice(RegistryClient registry, Random random) {
        String key = UUID.randomUUID().toString();
        byte[][] contents = contents(random);
        ModelVersion version =
                Versions.draft(registry, MODEL, contents).operationKey(key).register();
        epoch.incrementAndGet();
        ModelVersion again =
                Versions.draft(registry, MODEL, contents).operationKey(key).register();
        if (again.number() != version.number()) {
            throw new AssertionError("One key gave " + version + " and " + again);
        }
        return version;
    }

    private List<ModelVersion> die(Random random) {
        LastStep[] steps = LastStep.values();
        while (!isOver()) {
            DyingOperation.in(place, Duration.ofMillis(1 + random.nextInt(5)))
                    .dieAfter(steps[random.nextInt(steps.length)], contents(random));
        }
        return List.of();
    }

    private List<ModelVersion> collect(Faults pauses) {
        try (RegistryClient registry = place.openOver(pauses.in(place.metadata()), pauses.in(place.artifacts()))) {
            while (!isOver()) {
                deleted.addAndGet(registry.maintenance().collectGarbage().deleted());
            }
        }
        return List.of();
    }

    private static Faults pausingBefore(String... steps) {
        Faults pauses = new Faults();
        for (String step : steps) {
            pauses.every(step).takes(Duration.ofMillis(1));
        }
        return pauses;
    }

    /** One to three different arrays of those that everybody uses just now. */
    private byte[][] contents(Random random) {
        int first = random.nextInt(SHARED);
        byte[][] contents = new byte[1 + random.nextInt(SHARED)][];
        for (int i = 0; i < contents.length; i++) {
            String text = "content " + epoch.get() + "/" + (first + i) % SHARED;
            contents[i] = text.getBytes(StandardCharsets.UTF_8);
        }
        return contents;
    }

    @Override
    public String toString() {
        return "-Dgarbage.seed=" + seed;
    }
}
