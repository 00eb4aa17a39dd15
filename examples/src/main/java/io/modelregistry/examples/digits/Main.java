package io.modelregistry.examples.digits;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs the example. In a terminal it then serves the dashboard on what was done, until Ctrl-C; elsewhere, and where {@code CI} is
 * set, it says how to, and ends. Takes the directory of the registry.
 */
public final class Main {

    private static final Path DEFAULT_DIRECTORY = Path.of("target", "registry");
    private static final String FREE_PORT = "0";

    private Main() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        Path directory = arguments.length > 0 ? Path.of(arguments[0]) : DEFAULT_DIRECTORY;
        new DigitsExample(directory, System.out).run();
        System.out.println();
        if (Terminal.isInteractive()) {
            io.modelregistry.dashboard.Main.main(new String[] {directory.toString(), FREE_PORT});
        } else {
            System.out.println("To look at it in a browser:");
            System.out.println("  java -cp \"examples/target/digits/classes:$(cat examples/target/class-path)\" \\");
            System.out.println("      io.modelregistry.dashboard.Main " + directory);
        }
    }
}
