package io.modelregistry.core.compatibility;

import io.modelregistry.core.integrity.Facts;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.RuntimeEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a version needs of a process.
 *
 * @param dependencies packages
 * @param environment what it was trained in
 * @param isNative whether it has code for one operating system and architecture
 */
public record Needs(List<Dependency> dependencies, Optional<RuntimeEnvironment> environment, boolean isNative) {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.[0-9]+)*|dll|dylib|jnilib)");

    /** Copies the dependencies. */
    public Needs {
        dependencies = List.copyOf(dependencies);
    }

    /** What a version needs by its facts and the names of its files. */
    public static Needs of(Facts facts, Collection<String> files) {
        boolean isDeclared = "true".equals(String.valueOf(facts.properties().get("native")));
        return new Needs(
                facts.dependencies(),
                facts.environment(),
                isDeclared || files.stream().anyMatch(Needs::isNativeCode));
    }

    private static boolean isNativeCode(String file) {
        return NATIVE.matcher(file.toLowerCase(Locale.ROOT)).matches();
    }
}
