package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.NotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadStagesTest extends BadInputFixture {

    private ModelVersion first;
    private ModelVersion second;
    private StageHandle production;
    private StageChange move;

    @BeforeEach
    void fill() throws IOException {
        first = registered("churn");
        second = draft("churn").file("model.bin", new byte[] {2}).register();
        production = client.model("churn").stage("production");
        move = production.assign(first, "first release");
        remember();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "latest",
                "LATEST",
                "Latest",
                "7",
                "007",
                "v7",
                "V7",
                "champion\n",
                "\nchampion",
                "cham\u0000pion",
                "champion ",
                " champion",
                "cham pion",
                "champion\u200b",
                "champ\u0131on",
                "cham\u00adpion",
                "\ud800",
                "../production",
                "production/eu",
                "production\\eu",
                "production@eu",
                "production:1",
                "sha256:abc",
                "-production",
                "production-",
                ".",
                "..",
                "%70roduction",
                "production'--",
                "<b>production</b>"
            })
    void what_is_no_stage_name_is_refused_and_nothing_moves(String name) throws IOException {
        assertThat(refusalOf(() -> client.model("churn").stage(name)).value()).isEqualTo(name);
        if (!name.equals("latest") && !name.startsWith("sha256:")) {
            refusalOf(() -> client.require("churn@" + name));
        }
    }

    @Test
    void a_stage_name_has_at_most_64_characters() throws IOException {
        refusalOf(() -> client.model("churn").stage("a".repeat(65)));
        refusalOf(() -> client.model("churn").stage("a".repeat(1_000_000)));
        assertThat(client.model("churn")
                        .stage("a".repeat(64))
                        .assign(first, "it fits")
                        .to())
                .hasValue(1);
    }

    @Test
    void a_version_of_another_model_is_not_found_although_the_number_fits() throws IOException {
        ModelVersion other = registered("fraud");
        remember();

        List.<Runnable>of(
                        () -> production.assign(other, "wrong model"),
                        () -> production.replace(first, other, "wrong model"),
                        () -> production.replace(other, second, "wrong model"),
                        () -> production.replace(move, other, "wrong model"))
                .forEach(call -> assertThatThrownBy(call::run)
                        .isInstanceOf(NotFoundException.class)
                        .hasMessageContaining("fraud:1")
                        .hasMessageContaining("no version of churn"));
        assertNothingChanged();
    }

    @Test
    void a_version_of_another_registry_is_not_found_although_name_and_number_fit() throws IOException {
        try (TestRegistry elsewhere = new TestRegistry(directory.resolve("cache"))) {
            ModelVersion foreign = elsewhere
                    .client()
                    .model("churn")
                    .newVersion()
                    .file("model.bin", new byte[] {9})
                    .register();

            assertThatThrownBy(() -> production.assign(foreign, "wrong registry"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("churn:1");
        }
        assertNothingChanged();
    }

    @Test
    void a_move_of_another_stage_or_model_is_refused() throws IOException {
        StageHandle staging = client.model("churn").stage("staging");
        StageChange other = staging.assign(second, "try it");
        StageChange foreign = client.model("fraud").stage("production").assign(registered("fraud"), "first release");
        remember();

        refusalOf(() -> production.rollback(other, "wrong stage"));
        refusalOf(() -> production.rollback(foreign, "wrong model"));
        refusalOf(() -> production.replace(other, second, "wrong stage"));
        refusalOf(() -> production.replace(foreign, second, "wrong model"));
    }

    @Test
    void a_stale_move_or_version_is_a_conflict_and_changes_nothing() throws IOException {
        StageChange newer = production.replace(move, second, "second release");
        production.replace(newer, first, "back to the first");
        remember();

        assertThatThrownBy(() -> production.replace(move, second, "decided on an old move"))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> production.replace(second, first, "decided on an old version"))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> production.rollback(newer, "not the newest")).isInstanceOf(ConflictException.class);
        assertNothingChanged();
    }

    @Test
    void a_stage_of_a_model_that_does_not_exist_cannot_be_moved() throws IOException {
        StageHandle nowhere = client.model("nowhere").stage("production");

        assertThat(nowhere.find()).isEmpty();
        assertThatThrownBy(() -> nowhere.clear("empty it")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> nowhere.rollback("back")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> nowhere.assign(first, "elsewhere")).isInstanceOf(NotFoundException.class);
        assertNothingChanged();
    }

    static Stream<String> reasons() {
        return Stream.of(
                "",
                " ",
                "\t",
                "\n",
                "\u3000",
                "two\nlines",
                "a\u0000b",
                "a\u001bb",
                "a\u2028b",
                "\ud800",
                "a".repeat(2_001));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("reasons")
    void what_is_no_reason_is_refused(String reason) throws IOException {
        refusalOf(() -> production.assign(second, reason));
        refusalOf(() -> production.replace(first, second, reason));
        refusalOf(() -> production.rollback(reason));
        refusalOf(() -> production.clear(reason));
    }
}
