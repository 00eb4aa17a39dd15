package io.modelregistry.testservers;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's main method until its standard input ends. A test JVM that is killed closes the pipe, so no
 * server outlives it.
 */
final class Leash {
    private Leash() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watcher = new Thread(Leash::haltWhenInputEnds, "leash");
        watcher.setDaemon(true);
        watcher.start();
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        run(Class.forName(args[0]), rest);
    }

    private static void run(Class<?> program, String[] args) throws ReflectiveOperationException {
        try {
            program.getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            // Threads that the program has already started must not keep a failed start alive.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void haltWhenInputEnds() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException e) {
            // the pipe broke, which is an end too
        }
        Runtime.getRuntime().halt(0);
    }
}
