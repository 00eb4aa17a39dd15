package io.modelregistry.dashboard;

import io.modelregistry.RegistryClient;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.RegistryException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Serves a registry to the people of this machine, read-only, until the process is ended. Takes the directory or address of a
 * registry, and a port, which otherwise is 8080; 0 picks a free one. Exits with 1 if that cannot be served, with 2 if the arguments are
 * wrong. For a team, and for changes, there is {@link Dashboard}.
 */
public final class Main {
    private static final String USAGE =
            "Usage: java -cp … io.modelregistry.dashboard.Main <directory or address of a registry> [port]";
    private static final String DEFAULT_PORT = "8080";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9]+:.*");

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Serves until the process is ended. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(arguments));
    }

    /** Serves until this thread is interrupted, and says how it went. */
    int run(String... arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            return misused("Expected the directory or address of a registry, and at most a port");
        }
        String place = arguments[0];
        if (!ADDRESS.matcher(place).matches() && !Files.isDirectory(Path.of(place))) {
            return misused("There is no directory " + place);
        }
        try {
            return serve(place, port(arguments.length == 2 ? arguments[1] : DEFAULT_PORT));
        } catch (InvalidInputException e) {
            return misused(String.valueOf(e.getMessage()));
        } catch (RegistryException | IOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private int misused(String message) {
        err.println(message);
        err.println(USAGE);
        return MISUSED;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw InvalidInputException.of("port", text, "a number");
        }
    }

    private int serve(String place, int port) throws IOException {
        try (RegistryClient registry = RegistryClient.open(place);
                Dashboard dashboard = Dashboard.on(registry).port(port).start()) {
            out.println("The dashboard is at " + dashboard.address() + " until Ctrl-C");
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
