package io.modelregistry.core.file;

import io.modelregistry.TransferListener;
import io.modelregistry.error.RegistryException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A process that uses a store as it is told. Arguments are the directory and what to do one after the other; each prints a
 * line that says what came of it.
 */
final class StoreProgram {

    private final ArtifactStore store;

    private StoreProgram(ArtifactStore store) {
        this.store = store;
    }

    public static void main(String[] args) throws Exception {
        StoreProgram program = new StoreProgram(FileArtifactStore.open(Path.of(args[0])));
        for (String command : Arrays.asList(args).subList(1, args.length)) {
            program.run(command.split("=", 2));
        }
        program.store.close();
    }

    private void run(String[] command) throws Exception {
        try {
            say(command[0] + " " + result(command[0], command.length == 2 ? command[1] : ""));
        } catch (RegistryException e) {
            say(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private String result(String verb, String argument) throws IOException {
        return switch (verb) {
            case "wait" -> Integer.toString(System.in.read());
            case "put" -> put(bytes(argument)).path();
            case "put-file" -> putFile(Path.of(argument)).path();
            case "put-until-killed" -> putUntilKilled(Long.parseLong(argument));
            case "stage" -> stage(bytes(argument)).digest().hex();
            case "list" -> list();
            case "sweep" -> sweep();
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** {@code seed:size}. */
    static BlobSource bytes(String description) {
        String[] parts = description.split(":", 2);
        return random(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    private static BlobSource random(long seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return BlobSource.of("bytes-" + seed, content);
    }

    private Staged stage(BlobSource source) {
        return store.stage(List.of(source), TransferListener.NONE).get(0);
    }

    private BlobKey put(BlobSource source) {
        try (Staged staged = stage(source)) {
            BlobKey key = new BlobKey(staged.digest(), 1);
            store.put(List.of(new Placement(staged, key)), TransferListener.NONE);
            return key;
        }
    }

    private BlobKey putFile(Path file) throws IOException {
        return put(BlobSource.of(file.getFileName().toString(), file, Files.size(file)));
    }

    private String putUntilKilled(long seed) {
        for (long i = 0; ; i++) {
            say("put "
                    + put(random(seed * 1_000_000 + i, 1 + (int) (i * 7919 % 3_000_000)))
                            .path());
        }
    }

    private String list() {
        try (Stream<BlobKey> keys = store.list()) {
            return Integer.toString((int) keys.count());
        }
    }

    private String sweep() {
        store.sweep();
        return "done";
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
