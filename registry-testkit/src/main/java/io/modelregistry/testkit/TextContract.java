package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.Change.MoveStage;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Texts are kept byte for byte, and texts that differ are different. */
abstract class TextContract extends MetadataFixture {

    private static final int MIB = 1 << 20;

    TextContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void keeps_descriptions_and_facts_of_versions() {
        for (String text : Samples.TEXTS) {
            int number = registrar
                    .register(CHURN, version().description(text).facts(text))
                    .number()
                    .orElseThrow();
            VersionRecord read = store.version(CHURN, number).orElseThrow();
            assertThat(read.description()).isEqualTo(text);
            assertThat(read.facts()).isEqualTo(text);
        }
    }

    @Test
    void keeps_tags_whose_names_and_values_look_alike() {
        Map<String, String> tags = alike();
        VersionBuilder version = version();
        tags.forEach(version::tag);
        registrar.register(CHURN, version);
        assertThat(store.version(CHURN, 1).orElseThrow().tags()).isEqualTo(tags);
        Projection projection = store.projections(List.of(versionId(CHURN, 1))).get(0);
        Projections.assertSame(projection, version.build());
    }

    @Test
    void keeps_description_and_tags_of_models() {
        for (int i = 0; i < Samples.TEXTS.size(); i++) {
            ModelName name = new ModelName("model-" + i);
            String text = Samples.TEXTS.get(i);
            Registrar.done(store.commit(CommitBuilder.on(name)
                    .creating(text, Map.of("key " + text, text))
                    .build()));
            ModelRecord read = model(name);
            assertThat(read.description()).isEqualTo(text);
            assertThat(read.tags()).isEqualTo(Map.of("key " + text, text));
        }
    }

    @Test
    void keeps_tags_of_a_model_whose_names_look_alike() {
        Registrar.done(
                store.commit(CommitBuilder.on(CHURN).creating("", alike()).build()));
        assertThat(model(CHURN).tags()).isEqualTo(alike());
    }

    private static Map<String, String> alike() {
        Map<String, String> tags = new HashMap<>();
        Samples.TEXTS.forEach(text -> tags.put("key" + text, "value" + text));
        return tags;
    }

    @Test
    void keeps_a_description_of_1_mib_and_facts_beyond() {
        String description = "\uD83E\uDD16".repeat(MIB / 4);
        String facts = "{\"text\":\"" + "é".repeat(MIB) + "\"}";
        registrar.register(CHURN, version().description(description).facts(facts));
        VersionRecord read = store.version(CHURN, 1).orElseThrow();
        // Not isEqualTo: a difference in megabytes is not to be printed.
        assertThat(read.description().equals(description)).isTrue();
        assertThat(read.facts().equals(facts)).isTrue();
        ModelName other = new ModelName("other");
        Registrar.done(store.commit(
                CommitBuilder.on(other).creating(description, Map.of()).build()));
        assertThat(model(other).description().equals(description)).isTrue();
    }

    @Test
    void keeps_the_longest_tags_and_names() {
        String name = "\u65E5".repeat(200);
        String value = "\uD83E\uDD16".repeat(250);
        registrar.register(
                CHURN, version().tag(name, value).metric(name, 1).attribute(Attribute.Kind.PARAMETER, name, value));
        assertThat(store.version(CHURN, 1).orElseThrow().tags()).isEqualTo(Map.of(name, value));
        Projection read = store.projections(List.of(versionId(CHURN, 1))).get(0);
        assertThat(read.attributes()).hasSize(2).allSatisfy(attribute -> {
            assertThat(attribute.name()).isEqualTo(name);
            assertThat(attribute.text()).isEqualTo(value);
        });
        assertThat(read.metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.name()).isEqualTo(name));
    }

    @Test
    void keeps_the_longest_model_name() {
        ModelName longest = new ModelName("a".repeat(128));
        registrar.register(longest, version("a"));
        registrar.move(longest, "b".repeat(64), 1);
        assertThat(model(longest).stages()).hasSize(1);
        assertThat(store.moves(longest, new StageName("b".repeat(64)))).hasSize(1);
    }

    @Test
    void keeps_file_names_that_look_alike() {
        VersionBuilder version = version();
        Samples.TEXTS.forEach(text -> version.file("name" + text, "content of " + text));
        version.file("x".repeat(1_024), "longest");
        registrar.register(CHURN, version);
        assertThat(store.files(versionId(CHURN, 1)))
                .extracting(StoredFile::file)
                .isEqualTo(version.build().files());
    }

    @Test
    void keeps_actor_content_and_digest_of_events() {
        for (String text : Samples.TEXTS) {
            ModelName name = new ModelName("model-" + Samples.TEXTS.indexOf(text));
            Registrar.done(store.commit(CommitBuilder.on(name)
                    .by("actor " + text)
                    .content("content " + text)
                    .creating()
                    .registryEvent(new EventDraft("kind", "actor " + text, "registry " + text))
                    .build()));
            EventRecord event = events(Line.of(name)).get(0);
            assertThat(event.actor()).isEqualTo("actor " + text);
            assertThat(event.content()).isEqualTo("content " + text);
            EventLines.assertChained(events(Line.of(name)));
            assertThat(model(name).createdBy()).isEqualTo("actor " + text);
        }
        List<EventRecord> registry = events(Line.REGISTRY);
        EventLines.assertChained(registry);
        assertThat(registry)
                .extracting(EventRecord::content)
                .isEqualTo(
                        Samples.TEXTS.stream().map(text -> "registry " + text).toList());
    }

    @Test
    void keeps_event_content_of_megabytes() {
        String content = "\"" + "é".repeat(MIB) + "\"";
        Registrar.done(
                store.commit(CommitBuilder.on(CHURN).creating().content(content).build()));
        assertThat(events(Line.of(CHURN)).get(0).content().equals(content)).isTrue();
    }

    @Test
    void tells_actors_apart_that_look_alike() {
        for (String text : List.of("ann", "Ann", "ann ", "änn", "a\u0308nn")) {
            ModelName name = new ModelName(
                    "model-" + Digest.of(text.getBytes(StandardCharsets.UTF_8)).abbreviated());
            Registrar.done(
                    store.commit(CommitBuilder.on(name).by(text).creating().build()));
        }
        EventFilter filter = new EventFilter(Optional.empty(), Optional.of("ann"), Optional.empty(), Optional.empty());
        // One in the model's line and one in the registry's.
        assertThat(store.newestEvents(filter, Optional.empty(), 100))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo("ann"));
    }

    @Test
    void keeps_reasons_of_moves() {
        registrar.register(CHURN, version("a"));
        List<String> reasons = Samples.TEXTS;
        for (String reason : reasons) {
            OptionalInt from = store.inStage(CHURN, new StageName("production"))
                    .map(version -> OptionalInt.of(version.number()))
                    .orElse(OptionalInt.empty());
            MoveStage move =
                    new MoveStage(new StageName("production"), from, OptionalInt.of(1), reason, OptionalLong.empty());
            Registrar.done(store.commit(CommitBuilder.on(CHURN).moving(move).build()));
        }
        assertThat(store.moves(CHURN, new StageName("production")))
                .extracting(move -> move.reason())
                .isEqualTo(reasons);
    }

    @Test
    void tells_operation_keys_apart_that_look_alike() {
        for (String text : Samples.TEXTS) {
            OperationId operation = CommitBuilder.operation("key" + text);
            ModelName name = new ModelName("model-" + Samples.TEXTS.indexOf(text));
            Registrar.done(store.commit(
                    CommitBuilder.on(name).creating().under(operation).build()));
        }
        for (String text : Samples.TEXTS) {
            OperationId operation = CommitBuilder.operation("key" + text);
            assertThat(operations.find("key" + text).orElseThrow().id()).isEqualTo(operation);
        }
    }
}
