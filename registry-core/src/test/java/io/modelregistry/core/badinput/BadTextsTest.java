package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Limits;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadTextsTest extends BadInputFixture {

    /** Names and lines: what a list, a log or a terminal shows in one line. */
    private static final Map<String, BiConsumer<VersionDraft, String>> LINES = Map.ofEntries(
            Map.entry("tag name", (draft, text) -> draft.tag(text, "x")),
            Map.entry("tag value", (draft, text) -> draft.tag("x", text)),
            Map.entry("tag", (draft, text) -> draft.tag(text, text)),
            Map.entry("parameter name", (draft, text) -> draft.parameter(text, "x")),
            Map.entry("metric name", (draft, text) -> draft.metric(text, 1)),
            Map.entry("data of a metric", (draft, text) -> draft.metric("x", 1, Dataset.of(text))),
            Map.entry("property name", (draft, text) -> draft.property(text, 1)),
            Map.entry("data set name", (draft, text) -> draft.trainedOn(Dataset.of(text))),
            Map.entry(
                    "data set location",
                    (draft, text) -> draft.trainedOn(Dataset.of("x").from(text))),
            Map.entry("feature name", (draft, text) -> draft.feature(Feature.of(text, "double"))),
            Map.entry("feature type", (draft, text) -> draft.feature(Feature.of("x", text))),
            Map.entry(
                    "feature source",
                    (draft, text) -> draft.feature(Feature.of("x", "y").from(text))),
            Map.entry(
                    "transformation",
                    (draft, text) -> draft.feature(Feature.of("x", "y").transformedBy(text))),
            Map.entry("commit", (draft, text) -> draft.trainedBy(SourceCode.git("https://x/y", text))),
            Map.entry("repository", (draft, text) -> draft.featuresBy(SourceCode.git(text, "abc"))),
            Map.entry(
                    "path",
                    (draft, text) -> draft.preprocessedBy(
                            SourceCode.git("https://x/y", "a").path(text))),
            Map.entry("environment", (draft, text) -> draft.environment(RuntimeEnvironment.of(Map.of(text, "x")))),
            Map.entry("its value", (draft, text) -> draft.environment(RuntimeEnvironment.of(Map.of("x", text)))),
            Map.entry("both", (draft, text) -> draft.environment(RuntimeEnvironment.of(Map.of(text, text)))),
            Map.entry("input", (draft, text) -> draft.signature(Signature.of().input(text, "float"))),
            Map.entry("shape", (draft, text) -> draft.signature(Signature.of().output("x", "float", text))),
            Map.entry("operation key", (draft, text) -> draft.operationKey(text)));

    /** Texts of many lines. */
    private static final Map<String, BiConsumer<VersionDraft, String>> FREE = Map.of(
            "description", (draft, text) -> draft.description(text),
            "parameter", (draft, text) -> draft.parameter("x", text),
            "property", (draft, text) -> draft.property("x", text),
            "parameter and name", (draft, text) -> draft.parameter(text, text),
            "property and name", (draft, text) -> draft.property(text, text));

    static Stream<Arguments> badLines() {
        List<String> texts = List.of(
                "",
                "a\u0000b",
                "a\nb",
                "a\r",
                "\u001b[2J",
                "a\u0085b",
                "a\u2028b",
                "\ud800",
                "a\udc00",
                "a".repeat(2_001));
        return LINES.keySet().stream().flatMap(where -> texts.stream().map(text -> Arguments.of(where, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("badLines")
    void what_is_no_line_is_refused_at_the_call_that_gives_it(String where, String text) throws IOException {
        VersionDraft draft = draft("churn");

        refusalOf(() -> LINES.get(where).accept(draft, text));
    }

    static Stream<Arguments> badTexts() {
        List<String> texts = List.of("a\u0000b", "\u0000", "\ud800", "a\udc00b", "a".repeat((1 << 20) + 1));
        return FREE.keySet().stream().flatMap(where -> texts.stream().map(text -> Arguments.of(where, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("badTexts")
    void what_not_every_database_can_store_is_refused(String where, String text) throws IOException {
        VersionDraft draft = draft("churn");

        refusalOf(() -> FREE.get(where).accept(draft, text));
    }

    @Test
    void a_name_that_is_wrong_itself_is_not_repeated_when_its_value_is_refused() throws IOException {
        String name = "\u202e\n".repeat(100_000);

        refusalOf(() -> draft("churn").tag(name, "\u0000"));
        refusalOf(() -> client.model("churn").create().tag(name, "\u0000"));
        refusalOf(() -> draft("churn").parameter(name, "\u0000"));
        refusalOf(() -> draft("churn").property(name, "\u0000"));
        refusalOf(() -> RuntimeEnvironment.of(Map.of(name, "\u0000")));
    }

    @Test
    void a_name_that_may_be_but_cannot_be_seen_is_shown_escaped_when_its_value_is_refused() throws IOException {
        String name = "\u202e" + "x".repeat(Limits.NAME_LENGTH - 1);

        refusalOf(() -> draft("churn").tag(name, "\u0000"));
        refusalOf(() -> draft("churn").parameter(name, "\u0000"));
        refusalOf(() -> draft("churn").property(name, "\u0000"));
        refusalOf(() -> RuntimeEnvironment.of(Map.of(name, "\u0000")));
    }

    @Test
    void a_tag_beyond_the_limit_is_refused_however_many_more_were_to_come() throws IOException {
        VersionDraft draft = draft("churn");
        for (int i = 0; i < Limits.TAGS; i++) {
            draft.tag("tag-" + i, "x");
        }

        refusalOf(() -> {
            for (int i = Limits.TAGS; i < 1_000_001; i++) {
                draft.tag("tag-" + i, "x");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "torch",
                "torch==2.4.1",
                "pkg:",
                "pkg:pypi/torch",
                "pkg:pypi/@1",
                "pkg:pypi/torch@1\n",
                "pkg:pypi/torch@1\u0000",
                "pkg:pypi/torch@%00",
                "pkg:pypi/torch@%ZZ",
                "pkg:pypi/%ud800@1",
                "https://pypi.org/torch@1",
                "file:///etc/passwd"
            })
    void what_is_no_package_in_one_version_is_refused(String dependency) throws IOException {
        refusalOf(() -> draft("churn").dependency(dependency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ana:s3cret@mlflow.example/runs/7",
                "https://s3cret@mlflow.example/runs/7",
                "ftp://ana:s3cret@host/x"
            })
    void a_secret_in_an_address_is_refused_and_not_repeated(String address) throws IOException {
        assertThat(refusalOf(() -> draft("churn").run(URI.create(address))))
                .hasMessageNotContaining("s3cret")
                .extracting(e -> e.value())
                .asString()
                .doesNotContain("s3cret");
        assertThat(refusalOf(() -> draft("churn").trainedBy(SourceCode.git(address, "abc"))))
                .hasMessageNotContaining("s3cret")
                .extracting(e -> e.value())
                .asString()
                .doesNotContain("s3cret");
    }

    @Test
    void the_actor_is_the_clients_and_no_text_of_a_draft_changes_it() {
        var version = draft("churn")
                .file("model.bin", new byte[] {1})
                .tag("actor", "root")
                .property("createdBy", "root")
                .description("actor: root")
                .register();

        assertThat(version.createdBy()).isEqualTo("ana");
        assertThat(client.history().list())
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo("ana"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana\nroot", "ana\u0000", "\ud800", "ana\u001b[1m"})
    void what_is_no_actor_is_refused(String actor) {
        refusalBeforeAnything(() -> RegistryClient.builder().actor(actor));
        refusalBeforeAnything(() -> RegistryClient.builder().actor("a".repeat(129)));
        refusalBeforeAnything(() -> client.history().by(actor));
    }
}
