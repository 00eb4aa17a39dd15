package io.modelregistry.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import io.modelregistry.testkit.fault.FilterMetadata;
import io.modelregistry.testkit.fault.FilterMetadataStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageGraphTest {

    @TempDir
    private Path directory;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private RegistryClient client() {
        return registry.client();
    }

    private ModelVersion register(String model, String... parents) {
        VersionDraft draft = client().model(model).newVersion().file("model.bin", new byte[] {1});
        for (String parent : parents) {
            draft.derivedFrom(parent);
        }
        return draft.register();
    }

    private static List<String> references(LineageGraph graph) {
        return graph.nodes().stream().map(LineageNode::reference).toList();
    }

    private static List<String> edges(LineageGraph graph) {
        return graph.edges().stream().map(Object::toString).toList();
    }

    /** A diamond across models, with a parent that is elsewhere. */
    private void family() {
        register("bert");
        register("bert", "bert:1", "hub:7");
        register("churn", "bert:1");
        register("churn", "bert:2", "churn:1");
        client().model("churn").stage("production").assign(client().require("churn:2"), "better");
    }

    @Nested
    class Reading {

        @Test
        void ancestors_are_found_across_models_each_once() {
            family();

            LineageGraph graph = client().lineage("churn@production").ancestors();

            assertThat(references(graph)).containsExactly("churn:2", "bert:2", "churn:1", "bert:1", "hub:7");
            assertThat(edges(graph))
                    .containsExactlyInAnyOrder(
                            "bert:2 -> churn:2",
                            "churn:1 -> churn:2",
                            "bert:1 -> bert:2",
                            "hub:7 -> bert:2",
                            "bert:1 -> churn:1");
            assertThat(graph.depth()).isEqualTo(2);
            assertThat(graph.isComplete()).isTrue();
            assertThat(graph.root().stages()).containsExactly("production");
            assertThat(graph.root().digest())
                    .contains(client().require("churn:2").digest());
            assertThat(graph.find("hub:7")).hasValueSatisfying(node -> {
                assertThat(node.isHere()).isFalse();
                assertThat(node.digest()).isEmpty();
            });
            assertThat(graph.find("churn:9")).isEmpty();
        }

        @Test
        void descendants_are_found_across_models_each_once() {
            family();

            LineageGraph graph = client().lineage(client().require("bert:1")).descendants();

            assertThat(references(graph)).containsExactly("bert:1", "bert:2", "churn:1", "churn:2");
            assertThat(edges(graph))
                    .containsExactlyInAnyOrder(
                            "bert:1 -> bert:2", "bert:1 -> churn:1", "bert:2 -> churn:2", "churn:1 -> churn:2");
            assertThat(graph.depth()).isEqualTo(2);
            assertThat(client().lineage("churn:2").descendants().nodes()).hasSize(1);
        }

        @Test
        void generations_end_it_and_it_says_so() {
            family();

            LineageGraph up = client().lineage("churn:2").generations(1).ancestors();
            assertThat(references(up)).containsExactly("churn:2", "bert:2", "churn:1");
            assertThat(up.isComplete()).isFalse();
            assertThat(up.toString()).endsWith("and further generations");

            LineageGraph down = client().lineage("bert:1").generations(1).descendants();
            assertThat(references(down)).containsExactly("bert:1", "bert:2", "churn:1");
            assertThat(down.isComplete()).isFalse();
            assertThat(client().lineage("bert:1").generations(2).descendants().isComplete())
                    .isTrue();
            assertThat(client().lineage("churn:2").generations(2).ancestors().isComplete())
                    .isTrue();
        }

        @Test
        void a_deleted_version_is_an_ancestor_and_no_descendant() {
            register("bert");
            register("bert", "bert:1");
            client().version("bert:2").delete("a mistake");
            register("churn", "bert:2");

            assertThat(client().lineage("churn:1").ancestors().toString()).contains("  bert:2, deleted\n    bert:1");
            assertThat(references(client().lineage("bert:1").descendants())).containsExactly("bert:1");
            client().version("bert:2").restore("no mistake");
            assertThat(references(client().lineage("bert:1").descendants()))
                    .containsExactly("bert:1", "bert:2", "churn:1");
        }

        @Test
        void what_is_not_there_or_not_a_number_is_refused() {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client().lineage("churn:1").ancestors());
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> client().lineage("churn:1").generations(0));
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> client().lineage("no reference"));
        }

        @Test
        void a_generation_takes_a_bounded_number_of_reads() {
            ModelVersion base = register("base");
            for (int i = 0; i < 40; i++) {
                register("child-" + i, "base:1");
            }
            register(
                    "all",
                    IntStream.range(0, 40).mapToObj(i -> "child-" + i + ":1").toArray(String[]::new));
            AtomicInteger reads = new AtomicInteger();
            try (RegistryClient counted = counting(reads)) {
                assertThat(counted.lineage(base).descendants().nodes()).hasSize(42);
                assertThat(reads.getAndSet(0)).isEqualTo(3);
                assertThat(counted.lineage("all:1").ancestors().nodes()).hasSize(42);
                assertThat(reads.get()).isEqualTo(2);
            }
        }

        private RegistryClient counting(AtomicInteger reads) {
            return registry.client(
                    through(store -> new FilterMetadataStore(store) {
                        @Override
                        public List<VersionRecord> versionsNumbered(Collection<VersionKey> keys) {
                            reads.incrementAndGet();
                            return super.versionsNumbered(keys);
                        }

                        @Override
                        public List<VersionRecord> derivedFrom(
                                Collection<VersionKey> parents, long afterId, int limit) {
                            reads.incrementAndGet();
                            return super.derivedFrom(parents, afterId, limit);
                        }
                    }),
                    "ana");
        }
    }

    private interface Change {
        MetadataStore of(MetadataStore store);
    }

    private Metadata through(Change change) {
        return new FilterMetadata(registry.metadata()) {
            @Override
            public MetadataStore store() {
                return change.of(super.store());
            }
        };
    }

    @Nested
    class Documents {

        @Test
        void the_text_is_a_tree_with_each_branch_once() {
            family();

            assertThat(client().lineage("churn:2").ancestors()).hasToString("""
                    4 ancestors of churn:2
                    churn:2 in production
                      bert:2
                        bert:1
                        hub:7, not in this registry
                      churn:1
                        bert:1""");
            assertThat(client().lineage("bert:1").descendants()).hasToString("""
                    3 descendants of bert:1
                    bert:1
                      bert:2
                        churn:2 in production
                      churn:1
                        churn:2 in production""");
        }

        @Test
        void a_branch_that_was_printed_is_referred_to() {
            register("a");
            register("a", "a:1");
            register("a", "a:2");
            register("a", "a:2", "a:3");

            assertThat(client().lineage("a:4").ancestors().toString()).endsWith("""
                    a:4
                      a:2
                        a:1
                      a:3
                        a:2, see above""");
        }

        @Test
        void json_has_nodes_and_edges() throws Exception {
            family();

            JsonNode root = new ObjectMapper()
                    .readTree(client().lineage("churn:2").ancestors().toJson());

            assertThat(root.path("root").asText()).isEqualTo("churn:2");
            assertThat(root.path("direction").asText()).isEqualTo("ancestors");
            assertThat(root.path("complete").asBoolean()).isTrue();
            assertThat(root.at("/nodes/0/stages/0").asText()).isEqualTo("production");
            assertThat(root.at("/nodes/4/here").asBoolean()).isFalse();
            assertThat(root.at("/edges/0").toString()).isEqualTo("{\"parent\":\"bert:2\",\"child\":\"churn:2\"}");
        }

        @Test
        void graphs_are_drawn_by_others() {
            family();
            LineageGraph graph = client().lineage("churn:1").ancestors();

            assertThat(graph.toMermaid()).isEqualTo("""
                    flowchart TD
                      v0["churn:1"]
                      v1["bert:1"]
                      v1 --> v0
                    """);
            assertThat(graph.toGraphviz()).isEqualTo("""
                    digraph lineage {
                      v0 [label="churn:1"];
                      v1 [label="bert:1"];
                      v1 -> v0;
                    }
                    """);
        }
    }

    @Nested
    class Damage {

        private RegistryClient damaged(IntFunction<List<String>> parents) {
            return registry.client(through(store -> new DamagedStore(store, parents)), "ana");
        }

        @Test
        void a_circle_ends() {
            try (RegistryClient client = damaged(number -> List.of("churn:" + (number % 3 + 1)))) {
                LineageGraph graph = client.lineage("churn:1").ancestors();

                assertThat(references(graph)).containsExactly("churn:1", "churn:2", "churn:3");
                assertThat(graph.edges()).hasSize(3);
                assertThat(graph.toString()).contains("churn:1, see above");
                assertThat(references(client.lineage("churn:1").descendants()))
                        .containsExactly("churn:1", "churn:3", "churn:2");
            }
        }

        @Test
        void a_version_that_is_its_own_parent_ends() {
            try (RegistryClient client = damaged(number -> List.of("churn:" + number))) {
                assertThat(references(client.lineage("churn:1").ancestors())).containsExactly("churn:1");
                assertThat(references(client.lineage("churn:1").descendants())).containsExactly("churn:1");
                assertThat(client.lineage("churn:1").ancestors().toString()).endsWith("churn:1\n  churn:1, see above");
            }
        }

        @Test
        void parents_that_are_no_references_are_shown_and_do_no_harm() {
            List<String> hostile =
                    List.of("", "churn", "churn:^1", "\"];x[\"<b>", "a\nb\u001b[31m", "churn:99999999999");
            try (RegistryClient client = damaged(number -> hostile)) {
                LineageGraph graph = client.lineage("churn:1").ancestors();

                assertThat(references(graph)).hasSize(7).containsAll(hostile);
                assertThat(graph.nodes().stream().filter(LineageNode::isHere)).hasSize(1);
                assertThat(graph.toString()).contains("a\\nb\\u001b[31m, not in this registry");
                assertThat(graph.toMermaid()).contains("[\"#34;#93;#59;x#91;#34;#60;b#62;, not in this registry\"]");
                assertThat(graph.toGraphviz()).contains("[label=\"\\\"];x[\\\"<b>, not in this registry\"]");
            }
        }
    }

    @Nested
    class Size {

        private RegistryClient chain(int length) {
            return registry.client(
                    through(store -> new DamagedStore(
                            store, number -> number == 1 ? List.of() : List.of("churn:" + (number - 1)), length)),
                    "ana");
        }

        @Test
        void a_chain_of_100_000_overflows_nothing() {
            try (RegistryClient client = chain(100_000)) {
                LineageGraph up = client.lineage("churn:100000").ancestors();
                assertThat(up.nodes()).hasSize(100_000);
                assertThat(up.depth()).isEqualTo(99_999);
                assertThat(up.toString().lines()).hasSize(1_002).last().isEqualTo("…");
                assertThat(up.toMermaid().lines()).hasSize(1 + 100_000 + 99_999);

                LineageGraph down = client.lineage("churn:1").descendants();
                assertThat(down.nodes()).hasSize(100_000);
                assertThat(down.edges()).hasSize(99_999);
            }
        }

        @Test
        void beyond_the_limit_is_refused_and_generations_ask_for_fewer() {
            try (RegistryClient client = chain(100_001)) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> client.lineage("churn:100001").ancestors())
                        .withMessageContaining("at most 100000 versions; generations(…) asks for fewer");
                assertThat(client.lineage("churn:100001")
                                .generations(5)
                                .ancestors()
                                .nodes())
                        .hasSize(6);
            }
        }

        @Test
        void a_wide_fan_out_is_read_page_by_page() {
            try (RegistryClient client = registry.client(
                    through(store ->
                            new DamagedStore(store, number -> number == 1 ? List.of() : List.of("churn:1"), 5_000)),
                    "ana")) {
                LineageGraph graph = client.lineage("churn:1").descendants();
                assertThat(graph.nodes()).hasSize(5_000);
                assertThat(graph.depth()).isEqualTo(1);
            }
        }
    }

    /** Versions of one model whose parents are whatever somebody wrote into the database. */
    private static final class DamagedStore extends FilterMetadataStore {

        private static final ModelName CHURN = new ModelName("churn");
        private static final ObjectMapper FACTS = new ObjectMapper();
        private static final Digest EMPTY = Digest.of(new byte[0]);

        private final IntFunction<List<String>> parents;
        private final int last;

        DamagedStore(MetadataStore delegate, IntFunction<List<String>> parents) {
            this(delegate, parents, 3);
        }

        DamagedStore(MetadataStore delegate, IntFunction<List<String>> parents, int last) {
            super(delegate);
            this.parents = parents;
            this.last = last;
        }

        private boolean has(ModelName model, int number) {
            return model.equals(CHURN) && number >= 1 && number <= last;
        }

        private VersionRecord record(int number) {
            return new VersionRecord(number, summary(number), 1, facts(number), "", Map.of(), "", List.of(), "ana");
        }

        private static VersionSummary summary(int number) {
            return new VersionSummary(CHURN, number, Optional.empty(), EMPTY, Instant.EPOCH, Lifecycle.ACTIVE);
        }

        private String facts(int number) {
            return FACTS.createObjectNode()
                    .put("format", "modelregistry-facts-v1")
                    .set("parents", FACTS.valueToTree(parents.apply(number)))
                    .toString();
        }

        @Override
        public Optional<VersionSummary> numbered(ModelName model, int number) {
            return has(model, number) ? Optional.of(summary(number)) : Optional.empty();
        }

        @Override
        public Optional<VersionRecord> version(ModelName model, int number) {
            return has(model, number) ? Optional.of(record(number)) : Optional.empty();
        }

        @Override
        public List<VersionRecord> versionsNumbered(Collection<VersionKey> keys) {
            return keys.stream()
                    .filter(key -> has(key.model(), key.number()))
                    .map(key -> record(key.number()))
                    .toList();
        }

        /** Looks at the neighbours first, since that is where the children of a chain are. */
        @Override
        public List<VersionRecord> derivedFrom(Collection<VersionKey> keys, long afterId, int limit) {
            List<String> wanted = keys.stream().map(Object::toString).toList();
            boolean isChain = last > 99_999;
            List<VersionRecord> found = new ArrayList<>();
            int from = isChain ? (int) Math.max(afterId, keys.iterator().next().number()) + 1 : (int) afterId + 1;
            int to = isChain ? Math.min(last, from) : last;
            for (int number = from; number <= to && found.size() < limit; number++) {
                if (parents.apply(number).stream().anyMatch(wanted::contains)) {
                    found.add(record(number));
                }
            }
            return found;
        }
    }
}
