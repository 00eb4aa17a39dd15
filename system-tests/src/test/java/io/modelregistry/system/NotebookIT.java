package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session in JShell, as people have it: every value that is echoed must read well. */
class NotebookIT {

    private static final String NOTEBOOK = """
            import io.modelregistry.*
            import io.modelregistry.lineage.*
            var registry = RegistryClient.open(Path.of("%s"))
            var wine = registry.model("wine-quality")
            var draft = wine.newVersion().file("model.bin", new byte[] {1, 2, 3}).semanticVersion("1.0.0")
            draft.metric("accuracy", 0.86).tag("team", "cellar").parameter("trees", 100).register()
            wine.newVersion().file("model.bin", new byte[] {1, 2, 4}).semanticVersion("1.1.0").metric("accuracy", 0.88).register()
            wine.stage("production")
            wine.stage("production").find()
            wine.stage("production").assign(wine.require("1.1.0"), "better")
            wine.stage("production").history()
            wine.require()
            wine.require(1).files()
            wine.require(1).files().list()
            wine.require(1).metrics()
            wine.require(1).lineage()
            registry.resolve("wine-quality@production")
            registry.require("wine-quality@production")
            registry.models()
            registry.models().list()
            registry.models().page(1)
            registry.versions().where("metric.accuracy > 0.8")
            registry.versions().orderBy("metric.accuracy desc").list()
            registry.versions().page(1)
            registry.compare(wine.require(1), wine.require(2))
            registry.history()
            registry.history().list()
            registry.asOf(wine.require(2).createdAt())
            registry.asOf(wine.require(2).createdAt()).stages("wine-quality")
            registry.maintenance()
            registry.maintenance().status()
            registry.maintenance().verifyAudit()
            registry.maintenance().verifyArtifacts()
            registry.maintenance().collectGarbage()
            wine.stage("production").rollback("worse")
            wine.stage("production").rollback("worse still")
            registry.close()
            registry
            System.out.println("the end")
            /exit
            """;

    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{5,8}\\b");
    /** The inner record of {@code Outer[inner=Inner[…]]}. */
    private static final Pattern NESTED_RECORD = Pattern.compile("\\w=\\w+\\[");

    @TempDir
    private Path directory;

    @Test
    void every_echoed_value_is_a_line_or_a_table() throws Exception {
        Path script = directory.resolve("notebook.jsh");
        Files.writeString(script, NOTEBOOK.formatted(directory.resolve("registry")));
        List<String> command =
                List.of(Fork.program("jshell"), "--feedback", "normal", "--class-path", Fork.classPath());
        try (Fork jshell = Fork.start(command, script)) {
            List<String> echoed = jshell.join(Duration.ofMinutes(3)).stream()
                    .map(line -> line.replace("jshell>", "").strip())
                    .toList();
            assertThat(echoed).anyMatch(line -> line.endsWith("the end"));
            assertThat(echoed)
                    .as("a rollback further back than there is")
                    .anyMatch(line -> line.contains("ConflictException"));
            assertThat(echoed).noneMatch(line -> line.contains("Error:") || line.contains("cannot find symbol"));
            assertThat(echoed)
                    .filteredOn(line -> IDENTITY.matcher(line).find()
                            || NESTED_RECORD.matcher(line).find()
                            || line.contains("Optional["))
                    .as("values that read badly")
                    .isEmpty();
        }
    }
}
