package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process that fetches versions into a cache that is too small for them, again and again, and looks whether each is whole for as
 * long as it uses it. All versions have one file in common. Prints a line for each.
 */
final class EvictingProcess {

    static final int VERSIONS = 6;
    static final int FILE_BYTES = 20_000;
    private static final int FILES = 4;

    private EvictingProcess() {}

    /** Arguments: the cache's directory, its limit, a seed, how many rounds; with 0 rounds it uses the first version until killed. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[3]);
        try (LocalCache cache = LocalCache.open(directory, Long.parseLong(arguments[1]))) {
            if (rounds == 0) {
                System.out.println(version(0).in(cache).directory());
                Thread.sleep(Long.MAX_VALUE);
            }
            Random random = new Random(Long.parseLong(arguments[2]));
            for (int round = 0; round < rounds; round++) {
                use(version(random.nextInt(VERSIONS)), cache, random);
                System.out.println("round " + round);
            }
        }
    }

    static TestVersion version(int number) {
        TestVersion version = TestVersion.of("churn:" + (number + 1), new TestArtifacts());
        for (int file = 0; file < FILES; file++) {
            byte[] content = new byte[FILE_BYTES];
            new Random(file == 0 ? 0 : 100L * (number + 1) + file).nextBytes(content);
            version = version.with("layer-" + file + ".bin", content);
        }
        return version;
    }

    private static void use(TestVersion version, LocalCache cache, Random random) throws Exception {
        try (CachedVersionFiles files = version.in(cache)) {
            switch (random.nextInt(4)) {
                case 0 -> requireWhole(version, copy(files));
                case 1 -> requireWhole(version, streamed(files));
                default -> {
                    Path directory = files.directory();
                    requireWhole(version, digests(directory));
                    Thread.sleep(random.nextInt(5));
                    requireWhole(version, digests(directory));
                }
            }
        }
    }

    private static List<Digest> copy(CachedVersionFiles files) throws IOException {
        Path copy = Files.createTempDirectory("evicting-");
        try {
            return digests(files.copyTo(copy));
        } finally {
            Trees.delete(copy);
        }
    }

    private static List<Digest> streamed(CachedVersionFiles files) throws IOException {
        List<Digest> digests = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            try (var in = files.open("layer-" + file + ".bin")) {
                digests.add(Digest.of(in.readAllBytes()));
            }
        }
        return digests;
    }

    private static List<Digest> digests(Path directory) throws IOException {
        List<Digest> digests = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            digests.add(Digest.of(directory.resolve("layer-" + file + ".bin")));
        }
        return digests;
    }

    private static void requireWhole(TestVersion version, List<Digest> found) {
        for (int file = 0; file < FILES; file++) {
            if (!found.get(file).equals(version.digest("layer-" + file + ".bin"))) {
                throw new IllegalStateException(version.reference() + " is damaged");
            }
        }
    }
}
