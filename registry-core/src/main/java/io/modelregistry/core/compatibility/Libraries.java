package io.modelregistry.core.compatibility;

import io.modelregistry.core.integrity.PackageUrls;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dependency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Libraries by name.
 *
 * @param byCoordinate versions by {@code group:artifact}
 * @param byArtifact versions of those whose group is not known
 */
public record Libraries(Map<String, String> byCoordinate, Map<String, String> byArtifact) {

    /** Copies the maps. */
    public Libraries {
        byCoordinate = Map.copyOf(byCoordinate);
        byArtifact = Map.copyOf(byArtifact);
    }

    /**
     * Those on the class path and the module path of this process, read once. What other class loaders hold, such as those of an
     * application server, is not seen.
     */
    public static Libraries ofProcess() {
        return OfProcess.LIBRARIES;
    }

    /** The version of a package, if it is among them. */
    Optional<String> version(Dependency dependency) {
        String coordinate = dependency.namespace() + ":" + dependency.name();
        return Optional.ofNullable(byCoordinate.get(coordinate))
                .or(() -> Optional.ofNullable(byArtifact.get(dependency.name())));
    }

    /** Those whose group is known, sorted. What Maven would not have named so is left out. */
    public List<Dependency> packages() {
        return new TreeMap<>(byCoordinate)
                .entrySet().stream()
                        .flatMap(entry -> dependency(entry.getKey().replace(':', '/'), entry.getValue()).stream())
                        .toList();
    }

    private static Optional<Dependency> dependency(String name, String version) {
        try {
            return Optional.of(PackageUrls.parse("pkg:maven/" + name + "@" + version));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** A class of its own, so that nothing is read before it is asked for. */
    private static final class OfProcess {
        static final Libraries LIBRARIES =
                LibraryScan.of(System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""));
    }
}
