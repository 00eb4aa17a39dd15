package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Limits;
import io.modelregistry.Model;
import io.modelregistry.ModelVersion;
import io.modelregistry.Operation;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisteringTest {

    @TempDir
    Path directory;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private VersionDraft draft() {
        return registry.client().model("churn").newVersion();
    }

    private VersionDraft draftWithFile() {
        return draft().file("model.bin", new byte[] {1});
    }

    @Test
    void a_draft_stores_nothing_before_it_is_registered() {
        draftWithFile().semanticVersion("1.0.0");

        assertThat(registry.client().model("churn").find()).isEmpty();
        assertThat(registry.client().history().list()).isEmpty();
    }

    @Test
    void the_first_registration_creates_the_model_and_both_have_a_creator() {
        ModelVersion version = draftWithFile().register();
        Model model = registry.client().model("churn").require();

        assertThat(version.createdBy()).isEqualTo("ana");
        assertThat(model.createdBy()).isEqualTo("ana");
        assertThat(model.lastNumber()).hasValue(1);
        assertThat(model).hasToString("churn: 1 versions");
    }

    @Test
    void a_model_can_be_created_before_its_first_version_and_only_once() {
        Model model = registry.client()
                .model("churn")
                .create()
                .description("who leaves")
                .tag("team", "growth")
                .create();

        assertThat(model.description()).isEqualTo("who leaves");
        assertThat(model.tags()).containsEntry("team", "growth");
        assertThat(model.lastNumber()).isEmpty();
        assertThatThrownBy(() -> registry.client().model("churn").create().create())
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("created by ana");
        assertThat(draftWithFile().register().number()).isEqualTo(1);
    }

    @Test
    void a_name_that_differs_only_in_case_is_refused() {
        draftWithFile().register();

        assertThatThrownBy(() -> registry.client()
                        .model("Churn")
                        .newVersion()
                        .file("a", new byte[0])
                        .register())
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("churn");
        assertThat(registry.client().model("Churn").find()).isEmpty();
    }

    @Test
    void a_version_without_files_is_refused() {
        assertThatThrownBy(() -> draft().register())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least one file");
    }

    @Test
    void the_same_file_twice_is_refused_before_anything_is_stored() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("output")).resolve("model.bin"), "x");

        assertThatThrownBy(
                        () -> draftWithFile().files(directory.resolve("output")).register())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.bin");
        assertThat(registry.artifacts().list()).isEmpty();
    }

    @Test
    void a_caller_may_change_an_array_after_handing_it_in() {
        byte[] content = {1, 2, 3};
        VersionDraft draft = draft().file("model.bin", content);
        content[0] = 9;

        assertThat(draft.register().files().path("model.bin")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void the_same_key_for_the_same_draft_is_the_same_version() {
        ModelVersion once = draftWithFile().operationKey("nightly").register();
        ModelVersion again = draftWithFile().operationKey("nightly").register();

        assertThat(again).isEqualTo(once);
        assertThat(registry.client()
                        .maintenance()
                        .operation("nightly")
                        .orElseThrow()
                        .state())
                .isEqualTo(Operation.State.DONE);
        assertThat(registry.client().history().list()).hasSize(2);
    }

    @Test
    void a_key_is_used_for_one_thing() {
        draftWithFile().operationKey("nightly").register();

        List<VersionDraft> others = List.of(
                draft().file("model.bin", new byte[] {2}),
                draftWithFile().tag("a", "b"),
                draftWithFile().semanticVersion("1.0.0"),
                draftWithFile().description("text"),
                draftWithFile().parameter("trees", 3),
                registry.client().model("other").newVersion().file("model.bin", new byte[] {1}));
        for (VersionDraft other : others) {
            assertThatThrownBy(() -> other.operationKey("nightly").register())
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("nightly");
        }
        assertThat(registry.client().versions().count()).isEqualTo(1);
    }

    @Test
    void a_semantic_version_is_taken_once_and_the_error_says_by_whom() {
        draftWithFile().semanticVersion("1.0.0").register();

        assertThatThrownBy(() -> draftWithFile().semanticVersion("1.0.0").register())
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("churn:1.0.0")
                .hasMessageContaining("version 1");
    }

    @Test
    void of_many_that_register_one_semantic_version_one_succeeds() throws Exception {
        List<Boolean> outcomes = inParallel(16, i -> {
            try {
                draft().file("a", new byte[] {(byte) i})
                        .semanticVersion("2.0.0")
                        .register();
                return true;
            } catch (AlreadyExistsException e) {
                return false;
            }
        });

        assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
        assertThat(registry.client().versions().count()).isEqualTo(1);
    }

    @Test
    void of_many_that_use_one_key_all_get_the_same_version() throws Exception {
        List<Integer> numbers = inParallel(
                16, i -> draftWithFile().operationKey("nightly").register().number());

        assertThat(numbers).containsOnly(1);
        assertThat(registry.client().versions().count()).isEqualTo(1);
    }

    @Test
    void numbers_are_dense_whoever_registers() throws Exception {
        List<Integer> numbers = inParallel(
                32,
                i -> draft().file("a", new byte[] {(byte) (i % 3)}).register().number());

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 32).boxed().toList());
        assertThat(registry.client().maintenance().verifyAudit().findings()).isEmpty();
    }

    @Test
    void a_fact_given_twice_is_refused_where_only_one_can_hold() {
        assertThatThrownBy(() -> draft().tag("team", "a").tag("team", "b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> draft().parameter("a", 1).parameter("a", 2)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> draft().dependency("pkg:pypi/torch@1").dependency("pkg:pypi/torch@2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pkg:pypi/torch");
    }

    @Test
    void more_tags_than_the_limit_are_refused_at_the_first_one_too_many() {
        VersionDraft draft = draftWithFile();
        IntStream.range(0, Limits.TAGS).forEach(i -> draft.tag("tag-" + i, "x"));

        assertThatThrownBy(() -> draft.tag("one-more", "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most " + Limits.TAGS);
        assertThat(draft.register().tags()).hasSize(Limits.TAGS);
    }

    @Test
    void a_parent_is_named_by_number() {
        assertThatThrownBy(() -> draft().derivedFrom("bert@production"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("by number");
        assertThat(draftWithFile().derivedFrom("bert:3").register().lineage().parents())
                .containsExactly("bert:3");
    }

    @Test
    void addresses_with_credentials_are_refused_and_not_repeated() {
        assertThatThrownBy(() -> draft().run(URI.create("https://ana:s3cret@mlflow.example/runs/7")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void the_registrys_own_artifacts_are_not_registered() throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        try (RegistryClient client = RegistryClient.builder()
                .metadata("memory:")
                .artifacts(home.resolve("artifacts").toUri().toString())
                .cache(home.resolve("cache"))
                .open()) {
            client.model("a").newVersion().file("x", new byte[] {1}).register();

            assertThatThrownBy(() -> client.model("a").newVersion().files(home).register())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("apart from the registry's artifacts");
        }
    }

    @Test
    void transfers_are_heard_of_up_to_the_last_byte() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());

        draft().file("a", new byte[3])
                .onTransfer((file, done, size) -> heard.add(file + " " + done + "/" + size))
                .register();

        assertThat(heard).contains("a 3/3");
    }

    private static <T> List<T> inParallel(int threads, ParallelTask<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> task.run(i)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private interface ParallelTask<T> {
        T run(int index) throws Exception;
    }
}
