package io.modelregistry.system;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Does what its arguments say, one after the other, and prints a line for each. The first is the address of a registry. What
 * fails with an exception of ours goes on with the next; any other exception ends the process.
 */
final class HostileMachine {

    static final String TEXT = "T\u0131tle \u0130stanbul caf\u00e9 \u6a21\u578b \ud83d\ude00";

    private final RegistryClient registry;
    private final Path filler;

    private HostileMachine(RegistryClient registry, Path filler) {
        this.registry = registry;
        this.filler = filler;
    }

    public static void main(String[] arguments) throws IOException {
        System.out.println("started");
        try (RegistryClient registry = RegistryClient.open(arguments[0])) {
            HostileMachine machine = new HostileMachine(registry, Path.of(arguments[1]));
            for (String command : Arrays.asList(arguments).subList(2, arguments.length)) {
                System.out.println(machine.tried(command));
            }
        } catch (RegistryException e) {
            System.out.println(shown(e));
        }
    }

    private String tried(String command) throws IOException {
        try {
            return command + " " + run(command);
        } catch (RegistryException e) {
            return command + " " + shown(e);
        }
    }

    private static String shown(RegistryException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private String run(String command) throws IOException {
        return switch (command) {
            case "small" -> register(1_000).reference();
            case "big" -> register(9_000_000).reference();
            case "stage" ->
                registry.model("TITLE")
                        .stage("production")
                        .assign(registry.require("TITLE:1"), TEXT)
                        .to()
                        .toString();
            case "copy" -> copy();
            case "fill" -> fill();
            case "free" -> Boolean.toString(Files.deleteIfExists(filler));
            case "check" -> check();
            case "print" -> print();
            default -> throw new IllegalArgumentException(command);
        };
    }

    private ModelVersion register(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) registry.versions().count());
        return registry.model("TITLE")
                .newVersion()
                .file("weights/\u0131i\u0130I-\u00e9.bin", content)
                .tag("TITLE", TEXT)
                .tag("t\u0131tle", "other")
                .parameter("rate", 1234567.891)
                .metric("auc", 0.1)
                .description(TEXT)
                .semanticVersion("1." + registry.versions().count() + ".0-RC.10")
                .register();
    }

    private String copy() {
        Path copy = registry.require("TITLE:1").files().copyTo(filler.resolveSibling("copy"));
        return Boolean.toString(Files.isDirectory(copy));
    }

    /** Until not one byte more has room. */
    private String fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int size = 1 << 16; size > 0; size /= 2) {
                write(out, size);
            }
        }
        return "done";
    }

    private static void write(OutputStream out, int size) {
        try {
            while (true) {
                out.write(new byte[size]);
            }
        } catch (IOException e) {
            // no room for a piece of this size any more
        }
    }

    private String check() throws IOException {
        int whole = 0;
        for (ModelVersion version : registry.versions().list()) {
            try (InputStream in =
                    version.files().open(version.files().list().get(0).name())) {
                in.readAllBytes();
                whole++;
            }
        }
        return whole + " " + registry.maintenance().verifyAudit().findings()
                + registry.maintenance().verifyArtifacts().findings();
    }

    /** All there is to see, in hexadecimal digits: the console may not have the letters. */
    private String print() {
        StringBuilder all = new StringBuilder();
        for (ModelVersion version : registry.versions().orderBy("number").list()) {
            all.append(version.reference())
                    .append(version.semanticVersion())
                    .append(version.digest())
                    .append(version.createdAt())
                    .append(version.tags())
                    .append(version.parameters())
                    .append(version.metrics())
                    .append(version.description())
                    .append(version.files().list());
        }
        all.append(registry.model("TITLE").stage("production").history());
        all.append(registry.history().list());
        all.append(registry.versions().where("tag.TITLE ilike '%title%'").count());
        all.append(registry.versions().where("tag.TITLE = '" + TEXT + "'").count());
        all.append(registry.find("TITLE:^1").isPresent())
                .append(registry.find("TITLE:1.0.0-RC.10").isPresent());
        return HexFormat.of().formatHex(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
