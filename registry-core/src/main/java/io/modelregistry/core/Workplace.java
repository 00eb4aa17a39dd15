package io.modelregistry.core;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where this process works, as far as the platform tells. */
final class Workplace {

    private static final int MAX_LENGTH = 200;

    private Workplace() {}

    /** What runs, by its main class; {@code java} if the platform does not tell. */
    static String application() {
        return application(System.getProperty("sun.java.command", ""));
    }

    static String application(String command) {
        String first = command.strip().split("\\s", 2)[0];
        String file = first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
        String name = file.endsWith(".jar") ? file.substring(0, file.length() - 4) : simpleName(file);
        String label = name.replaceAll("\\p{Cntrl}", "");
        return label.isEmpty() ? "java" : label.substring(0, Math.min(MAX_LENGTH, label.length()));
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** The name of this machine; {@code localhost} if it has none that can be found. */
    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
