package io.modelregistry.examples.digits;

import java.io.Console;

/** Whether a person looks at what this process prints, and can end it. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // Java 17 has none without a terminal; newer ones are asked below
    static boolean isInteractive() {
        Console console = System.console();
        return System.getenv("CI") == null && console != null && isTerminal(console);
    }

    /** From Java 22 on there may be a console without a terminal, and it says so; before, there is none then. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot ask the console", e);
        }
    }
}
