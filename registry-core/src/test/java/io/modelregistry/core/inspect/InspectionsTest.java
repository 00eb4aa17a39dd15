package io.modelregistry.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.core.CoreClientProvider;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.lineage.Signature;
import io.modelregistry.spi.Inspection;
import io.modelregistry.spi.ModelInspector;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class InspectionsTest {

    private static final Facts NOTHING = FactsReader.read("a:1", "{\"format\":\"modelregistry-facts-v1\"}");
    private static final Signature SIGNATURE = Signature.of().input("x", "float");

    private static Facts complete(Facts facts, ModelInspector... inspectors) {
        return new Inspections(List.of(inspectors)).complete(facts, List.of(TestFile.of("a", new byte[1])));
    }

    private static ModelInspector saying(Inspection found) {
        return files -> Optional.of(found);
    }

    private static Facts with(Facts facts, Signature signature, Map<String, Object> properties) {
        return new Facts(
                facts.parameters(),
                facts.metrics(),
                facts.lineage(),
                facts.dependencies(),
                facts.environment(),
                Optional.of(signature),
                properties);
    }

    @Test
    void fill_in_what_the_facts_leave_open() {
        Facts facts = complete(
                NOTHING,
                saying(Inspection.of("abc")
                        .framework("frame")
                        .frameworkVersion("1.2")
                        .file("a")
                        .signature(SIGNATURE)
                        .property("abc.depth", 3)
                        .property("abc.rate", 0.5)
                        .property("abc.dense", true)));

        assertThat(facts.signature()).contains(SIGNATURE);
        assertThat(facts.properties())
                .isEqualTo(Map.of(
                        "model.format", "abc",
                        "model.framework", "frame",
                        "model.framework-version", "1.2",
                        "model.file", "a",
                        "abc.depth", 3L,
                        "abc.rate", 0.5,
                        "abc.dense", true));
    }

    @Test
    void change_nothing_that_was_said() {
        Signature declared = Signature.of().input("y", "double");
        Facts facts = with(NOTHING, declared, Map.of("model.format", "mine", "abc.depth", "deep"));

        Facts completed =
                complete(facts, saying(Inspection.of("abc").signature(SIGNATURE).property("abc.depth", 3)));

        assertThat(completed).isEqualTo(facts);
    }

    @Test
    void say_what_is_wrong_and_let_what_is_whole_decide() {
        Facts facts = complete(
                NOTHING,
                saying(Inspection.of("broken").file("b.bin").problem("ends too early")),
                saying(Inspection.of("whole").file("w.bin")));

        assertThat(facts.properties())
                .containsEntry("model.format", "whole")
                .containsEntry("model.file", "w.bin")
                .containsEntry("model.problem", "b.bin ends too early");
    }

    @Test
    void pass_over_whoever_throws() {
        ModelInspector failing = files -> {
            throw new IOException("on purpose");
        };
        ModelInspector wrong = files -> {
            throw new IllegalStateException("on purpose");
        };
        ModelInspector deep = files -> {
            throw new StackOverflowError("on purpose");
        };

        assertThat(complete(NOTHING, failing, wrong, deep, saying(Inspection.of("abc")))
                        .properties())
                .containsEntry("model.format", "abc");
        assertThat(complete(NOTHING, failing)).isEqualTo(NOTHING);
    }

    @Test
    void leave_out_what_a_draft_would_refuse() {
        Facts facts = complete(
                NOTHING,
                saying(Inspection.of("abc")
                        .property("abc.\n", "x")
                        .property("k".repeat(201), "x")
                        .property("abc.long", "x".repeat(70_000))
                        .property("abc.nul", "\0")
                        .property("abc.surrogate", "\ud800")
                        .property("abc.empty", "")
                        .signature(Signature.of())));

        assertThat(facts.properties()).containsOnlyKeys("model.format");
        assertThat(facts.signature()).isEmpty();
    }

    @Test
    void add_no_more_than_a_version_may_have() {
        Inspection found = Inspection.of("abc");
        List<ModelInspector> inspectors = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Inspection many = found;
            for (int j = 0; j < 400; j++) {
                many = many.property("abc." + i + "." + j, j);
            }
            inspectors.add(saying(many));
        }

        assertThat(complete(NOTHING, inspectors.toArray(new ModelInspector[0])).properties())
                .hasSize(10_000);
    }

    @Test
    void are_declared_by_the_module_as_they_are_on_the_class_path() throws Exception {
        List<String> onClassPath = ServiceLoader.load(ModelInspector.class).stream()
                .map(provider -> provider.type().getName())
                .toList();
        Path classes = Path.of(CoreClientProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module =
                ModuleFinder.of(classes).findAll().iterator().next().descriptor();

        assertThat(onClassPath).hasSize(8);
        assertThat(module.provides())
                .filteredOn(provides -> provides.service().equals(ModelInspector.class.getName()))
                .singleElement()
                .satisfies(provides -> assertThat(provides.providers()).isEqualTo(onClassPath));
    }
}
