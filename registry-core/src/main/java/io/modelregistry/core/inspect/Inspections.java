package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.lineage.Signature;
import io.modelregistry.spi.InspectedFile;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks inspectors what files say, and fills in what facts leave open. Safe for many threads. */
public final class Inspections {

    private static final Logger LOG = LoggerFactory.getLogger(Inspections.class);

    private final List<ModelInspector> inspectors;

    /** By these inspectors, in an order that does not depend on the class path. */
    public Inspections(List<ModelInspector> inspectors) {
        this.inspectors = inspectors.stream()
                .sorted(Comparator.comparing(Inspections::isOurs)
                        .thenComparing(inspector -> inspector.getClass().getName()))
                .toList();
    }

    /** Those that the service loader finds. One that cannot be loaded is noted and passed over. */
    public static Inspections ofServices() {
        List<ModelInspector> found = new ArrayList<>();
        Iterator<ModelInspector> loader =
                ServiceLoader.load(ModelInspector.class).iterator();
        while (loadNext(loader, found)) {}
        return new Inspections(found);
    }

    private static boolean loadNext(Iterator<ModelInspector> loader, List<ModelInspector> found) {
        try {
            return loader.hasNext() && found.add(loader.next());
        } catch (ServiceConfigurationError e) {
            LOG.warn("A model inspector cannot be loaded and is passed over", e);
            return true;
        }
    }

    /** Asks nobody. */
    public static Inspections none() {
        return new Inspections(List.of());
    }

    private static boolean isOurs(ModelInspector inspector) {
        return inspector.getClass().getPackage().equals(Inspections.class.getPackage());
    }

    /** The facts, and what the files say where the facts say nothing. */
    public Facts complete(Facts facts, List<InspectedFile> files) {
        List<Inspection> found = findings(files);
        if (found.isEmpty()) {
            return facts;
        }
        return new Facts(
                facts.parameters(),
                facts.metrics(),
                facts.lineage(),
                facts.dependencies(),
                facts.environment(),
                facts.signature().or(() -> signature(found)),
                properties(facts.properties(), found));
    }

    /** What is whole first, so that it decides. */
    private List<Inspection> findings(List<InspectedFile> files) {
        List<Inspection> found = new ArrayList<>();
        inspectors.forEach(inspector -> inspect(inspector, files).ifPresent(found::add));
        found.sort(Comparator.comparing(inspection -> inspection.problem().isPresent()));
        return found;
    }

    /** Whatever another's inspector does, the registration goes on. */
    private static Optional<Inspection> inspect(ModelInspector inspector, List<InspectedFile> files) {
        try {
            return inspector.inspect(files);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("{} failed and is passed over", inspector.getClass().getName(), e);
            return Optional.empty();
        }
    }

    private static Optional<Signature> signature(List<Inspection> found) {
        return found.stream()
                .flatMap(inspection -> inspection.signature().stream())
                .filter(Inspections::fits)
                .findFirst();
    }

    private static boolean fits(Signature signature) {
        return signature.inputs().size() + signature.outputs().size() > 0
                && signature.inputs().size() <= Limits.FACTS
                && signature.outputs().size() <= Limits.FACTS;
    }

    private static Map<String, Object> properties(Map<String, Object> declared, List<Inspection> found) {
        Map<String, Object> all = new TreeMap<>(declared);
        Inspection first = found.get(0);
        add(all, "model.format", first.format());
        first.framework().ifPresent(name -> add(all, "model.framework", name));
        first.frameworkVersion().ifPresent(version -> add(all, "model.framework-version", version));
        first.file().ifPresent(name -> add(all, "model.file", name));
        found.stream()
                .flatMap(inspection -> problem(inspection).stream())
                .findFirst()
                .ifPresent(problem -> add(all, "model.problem", problem));
        found.forEach(inspection -> inspection.properties().forEach((key, value) -> add(all, key, value)));
        return all;
    }

    private static Optional<String> problem(Inspection inspection) {
        return inspection.problem().map(clause -> inspection.file().orElse("it") + " " + clause);
    }

    private static void add(Map<String, Object> all, String key, Object value) {
        if (all.size() < Limits.FACTS && isProperty(key, value)) {
            all.putIfAbsent(key, value);
        }
    }

    /** What a draft would have refused is left out. */
    private static boolean isProperty(String key, Object value) {
        try {
            Texts.label("property name", key, Limits.NAME_LENGTH);
            if (value instanceof String text) {
                Texts.free("value of a property", text, Limits.VALUE_BYTES);
                return !text.isEmpty();
            }
            return value instanceof Long || value instanceof Double || value instanceof Boolean;
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
