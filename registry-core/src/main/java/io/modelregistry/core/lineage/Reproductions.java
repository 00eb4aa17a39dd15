package io.modelregistry.core.lineage;

import io.modelregistry.ModelVersion;
import io.modelregistry.core.text.Shell;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.SourceCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes down how to make a version again. Not safe for several threads. */
public final class Reproductions {

    private static final String COMMAND = "command";
    private static final String JAVA_COMMAND = "sun.java.command";
    private static final Pattern FILE =
            Pattern.compile("(?!.*://|(?i:select|with|values|table)\\s)[^\\\\]*\\.[A-Za-z0-9]{1,10}");

    private final ModelVersion version;
    private final Lineage lineage;
    private final Recipe.Draft recipe = new Recipe.Draft();

    private Reproductions(ModelVersion version) {
        this.version = version;
        lineage = version.lineage();
    }

    /**
     * How to make a version again.
     *
     * @param parents the version and the generation before it
     */
    public static Reproduction of(ModelVersion version, LineageGraph parents) {
        return new Reproductions(version).write(parents);
    }

    private Reproduction write(LineageGraph parents) {
        recipe.step("Version", identity(), List.of());
        code();
        environment();
        dependencies();
        data();
        parents(parents);
        recipe.step("Parameters", lines(version.parameters()), List.of());
        command();
        recipe.step("Compare", expected(), List.of());
        return recipe.finish(version.reference(), "How to make " + version.reference() + " again");
    }

    private List<String> identity() {
        return List.of(
                version.reference()
                        + version.semanticVersion()
                                .map(semantic -> " (" + semantic + ")")
                                .orElse("")
                        + " registered by " + version.createdBy() + " at " + version.createdAt(),
                "digest " + version.digest());
    }

    private void code() {
        lineage.training()
                .ifPresentOrElse(
                        code -> checkout("Check out the code that trained it", code),
                        () -> recipe.missing("The code that trained it was not recorded."));
        lineage.preprocessing().forEach(code -> checkout("Check out the code that prepared the data", code));
        lineage.featureCode().forEach(code -> checkout("Check out the code that computes features", code));
    }

    private void checkout(String title, SourceCode code) {
        List<String> facts = new ArrayList<>(List.of("repository " + code.repository(), "commit " + code.commit()));
        code.branch().ifPresent(branch -> facts.add("branch " + branch));
        code.path().ifPresent(path -> facts.add("in it " + path));
        if (code.modified()) {
            recipe.missing("What was changed beside commit " + code.commit() + " and not committed.");
        }
        List<String> commands = Checkout.commands(code);
        if (commands.isEmpty()) {
            recipe.missing("How to check out " + code + " is not known.");
        }
        recipe.step(title, facts, commands);
    }

    private void environment() {
        version.environment()
                .map(RuntimeEnvironment::properties)
                .ifPresentOrElse(
                        properties -> recipe.step("Prepare the environment", lines(properties), List.of()),
                        () -> recipe.missing("The environment was not recorded: which Java, which operating system."));
    }

    private void dependencies() {
        recipe.step(
                "Install the packages",
                version.dependencies().stream().map(Object::toString).toList(),
                List.of());
        if (version.dependencies().isEmpty()) {
            recipe.missing("No package was recorded.");
        }
    }

    private void data() {
        recipe.step(
                "Fetch the data",
                lineage.datasets().stream().map(Reproductions::line).toList(),
                lineage.datasets().stream()
                        .flatMap(data -> check(data).stream())
                        .toList());
        if (lineage.datasets().isEmpty()) {
            recipe.missing("The data it was trained on was not recorded.");
        }
        for (Dataset data : lineage.datasets()) {
            if (data.digest().isEmpty()) {
                recipe.missing(
                        "Data set " + data.name() + " has no digest, so nobody can tell whether it is the same.");
            }
            if (data.location().isEmpty()) {
                recipe.missing("Where data set " + data.name() + " was read from was not recorded.");
            }
        }
    }

    private static String line(Dataset data) {
        return data.name()
                + data.digest().map(digest -> ", " + digest).orElse("")
                + data.location().map(location -> ", read from " + location).orElse("");
    }

    /**
     * For what looks like the path of a file, not like an address or a query; {@code sha256sum} reads a line of digest and name,
     * in which a backslash would mean something.
     */
    private static Optional<String> check(Dataset data) {
        return data.location()
                .filter(location -> FILE.matcher(location).matches())
                .flatMap(location -> data.digest()
                        .map(digest -> "printf '%s  %s\\n' " + digest.hex() + " " + Shell.quoted(location)
                                + " | sha256sum --check -"));
    }

    private void parents(LineageGraph graph) {
        List<LineageNode> parents =
                graph.nodes().stream().filter(node -> node.generation() == 1).toList();
        recipe.step(
                "Fetch the versions it was derived from",
                parents.stream()
                        .map(parent -> parent
                                + parent.digest().map(digest -> ", " + digest).orElse(""))
                        .toList(),
                parents.stream()
                        .filter(parent -> parent.isHere() && !parent.isDeleted())
                        .map(parent -> "registry.require(\"" + parent.reference() + "\").files().copyTo(Path.of(\""
                                + parent.reference().replaceAll("[/:]", "-") + "\"));")
                        .toList());
        parents.stream().filter(parent -> !parent.isHere()).forEach(parent -> recipe.missing("Parent " + parent + "."));
    }

    private void command() {
        Optional<String> told = Optional.ofNullable(version.properties().get(COMMAND))
                .map(Object::toString)
                .or(() -> Optional.ofNullable(version.tags().get(COMMAND)));
        Optional<String> ofJava = version.environment()
                .flatMap(found -> Optional.ofNullable(found.properties().get(JAVA_COMMAND)));
        Optional<String> known = told.or(() -> ofJava);
        if (known.isEmpty()) {
            recipe.missing("The command was not recorded; a property or tag called command would be shown here.");
            return;
        }
        String origin = told.isPresent()
                ? "as recorded by " + version.createdBy() + ": read it before you run it"
                : "main class or jar, and arguments, as the Java machine saw them without quotes";
        recipe.step("Run the command", List.of(origin), known.stream().toList());
    }

    private List<String> expected() {
        return Stream.concat(
                        Stream.of("The same files would have the digest " + version.digest()
                                + "; training that is not deterministic gives others."),
                        version.metrics().stream().map(metric -> "measured " + metric))
                .toList();
    }

    private static List<String> lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList();
    }
}
