package io.modelregistry.core.compatibility;

import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.serving.Compatibility;
import io.modelregistry.serving.Compatibility.Finding;
import io.modelregistry.serving.Compatibility.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what a version needs with an environment and its libraries. */
public final class Compatibilities {

    /** {@code 8} in {@code 1.8.0_292}. */
    private static final Pattern JAVA = Pattern.compile("(?:1\\.)?([0-9]{1,4})([^0-9].*)?");

    private static final Map<String, String> ARCHITECTURES =
            Map.of("x86_64", "amd64", "x64", "amd64", "arm64", "aarch64", "i386", "x86", "i586", "x86", "i686", "x86");

    private Compatibilities() {}

    /** How far this process is what a version needs. */
    public static Compatibility ofProcess(String reference, Needs needs) {
        return of(reference, needs, RuntimeEnvironment.current(), Libraries.ofProcess());
    }

    /** How far what is here is what a version needs. */
    static Compatibility of(String reference, Needs needs, RuntimeEnvironment here, Libraries libraries) {
        Stream<Finding> missing = needs.dependencies().stream()
                .filter(dependency -> dependency.type().equals("maven"))
                .flatMap(dependency -> library(dependency, libraries).stream());
        Stream<Finding> platform = needs.environment().stream().flatMap(trained -> platform(trained, here, needs));
        return new Compatibility(reference, Stream.concat(missing, platform).toList());
    }

    private static Optional<Finding> library(Dependency needed, Libraries libraries) {
        Optional<String> here = libraries.version(needed);
        Optional<Severity> severity =
                here.isEmpty() ? Optional.of(Severity.MISMATCH) : severity(needed.version(), here.get());
        return severity.map(
                found -> new Finding(found, needed.coordinate(), needed.version(), here.orElse("no such library")));
    }

    private static Optional<Severity> severity(String needed, String here) {
        if (needed.equals(here)) {
            return Optional.empty();
        }
        LibraryVersion wanted = LibraryVersion.of(needed);
        LibraryVersion found = LibraryVersion.of(here);
        boolean isMismatch = wanted.isNumbered() && found.isNumbered() && !canReplace(found, wanted);
        return Optional.of(isMismatch ? Severity.MISMATCH : Severity.NOTE);
    }

    private static boolean canReplace(LibraryVersion found, LibraryVersion wanted) {
        return found.compareNumbers(wanted) >= 0 && found.hasPromiseOf(wanted);
    }

    private static Stream<Finding> platform(RuntimeEnvironment trained, RuntimeEnvironment here, Needs needs) {
        Stream<Finding> java = java(trained, here).stream();
        return needs.isNative()
                ? Stream.of(
                                java,
                                other("os.name", trained, here, Compatibilities::system).stream(),
                                other("os.arch", trained, here, Compatibilities::architecture).stream())
                        .flatMap(found -> found)
                : java;
    }

    private static Optional<Finding> java(RuntimeEnvironment trained, RuntimeEnvironment here) {
        return difference("java.version", trained, here).filter(found -> isOlderJava(found.here(), found.needed()));
    }

    private static boolean isOlderJava(String here, String needed) {
        Matcher old = JAVA.matcher(here);
        Matcher wanted = JAVA.matcher(needed);
        return old.matches() && wanted.matches() && Integer.parseInt(old.group(1)) < Integer.parseInt(wanted.group(1));
    }

    private static Optional<Finding> other(
            String property, RuntimeEnvironment trained, RuntimeEnvironment here, UnaryOperator<String> kind) {
        return difference(property, trained, here)
                .filter(found -> !kind.apply(found.needed()).equals(kind.apply(found.here())));
    }

    private static Optional<Finding> difference(String property, RuntimeEnvironment trained, RuntimeEnvironment here) {
        String needed = trained.properties().get(property);
        String found = here.properties().get(property);
        return needed == null || found == null
                ? Optional.empty()
                : Optional.of(new Finding(Severity.MISMATCH, property, needed, found));
    }

    /** Java gives each Windows a name of its own; native code is for all of them. */
    private static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? "windows" : lower;
    }

    private static String architecture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ARCHITECTURES.getOrDefault(lower, lower);
    }
}
