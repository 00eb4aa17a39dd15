package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Impact;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.query.VersionQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/lineage.md shows the regions of this class; {@link DocsTest} compares them. */
class LineageTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void registerTwo() throws IOException {
        Path train = Files.writeString(directory.resolve("train.csv"), "alcohol,quality\n9.4,5\n");
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            ModelVersion first = registry.model("wine-quality")
                    .newVersion()
                    .file("model.bin", new byte[] {1})
                    .trainedOn(Dataset.of("wine-train", train))
                    .trainedBy(SourceCode.git("https://example.org/wine.git", "4f2a9c1"))
                    .dependency("pkg:maven/org.apache.logging.log4j/log4j-core@2.9.1")
                    .register();
            registry.model("wine-quality").stage("production").assign(first, "first release");
            registry.model("wine-quality")
                    .newVersion()
                    .file("model.bin", new byte[] {2})
                    .derivedFrom(first)
                    .register();
        }
    }

    private RegistryClient open() {
        return RegistryClient.open(directory.resolve("registry"));
    }

    @Test
    void a_graph_leads_in_both_directions() {
        try (RegistryClient registry = open()) {
            // region graph
            LineageGraph ancestors = registry.lineage("wine-quality:2").ancestors();
            LineageGraph children =
                    registry.lineage("wine-quality@production").generations(1).descendants();
            List<String> affected =
                    children.nodes().stream().map(LineageNode::reference).toList(); // the version itself first
            String drawing = ancestors.toMermaid(); // also toGraphviz(), toJson(), and a tree as text
            // endregion
            assertThat(drawing).startsWith("flowchart");
            assertThat(ancestors.depth()).isEqualTo(1);
            assertThat(affected).containsExactly("wine-quality:1", "wine-quality:2");
        }
    }

    @Test
    void what_is_affected_is_found() {
        try (RegistryClient registry = open()) {
            // region impact
            Impact impact = registry.impact();
            VersionQuery vulnerable =
                    impact.dependingOn("log4j-core", "<2.17.1").where("stage = 'production'");
            VersionQuery onData = impact.trainedOn("wine-train"); // or by digest, whatever it was called
            VersionQuery withFeature = impact.usingFeature("alcohol");
            VersionQuery fromCommit = impact.builtFrom("4f2a9c1");
            // endregion
            assertThat(vulnerable.list()).extracting(ModelVersion::number).containsExactly(1);
            assertThat(onData.count()).isEqualTo(1);
            assertThat(withFeature.count()).isZero();
            assertThat(fromCommit.count()).isEqualTo(1);
        }
    }

    @Test
    void a_version_is_made_again() {
        try (RegistryClient registry = open()) {
            // region reproduce
            Reproduction steps = registry.reproduce("wine-quality@production");
            String markdown = steps.toMarkdown();
            List<String> missing = steps.missing(); // "The environment was not recorded: …"
            // endregion
            assertThat(markdown).contains("git clone");
            assertThat(missing).isNotEmpty();
        }
    }
}
