package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageHandle;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Provenance;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

class DigitsServiceTest {

    private static final Pattern ANSWER =
            Pattern.compile("\\{\"digit\":\\d,\"score\":[0-9.]+,\"prediction\":\"([^\"]+)\"}\\s+");
    private static final Digits.Split SPLIT = Digits.read().split(Training.SEED);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static RegistryClient registry;
    private static ModelVersion first;
    private static ModelVersion second;
    private static StageHandle production;
    private static DigitsService service;

    @BeforeAll
    static void start() throws Exception {
        registry = RegistryClient.open(directory.resolve("registry"));
        first = register(1);
        second = register(2);
        production = registry.model(Training.MODEL).stage(Promotion.STAGE);
        production.assign(first, "first release");
        service = DigitsService.start(registry, 0);
    }

    @AfterAll
    static void stop() {
        service.close();
        registry.close();
    }

    private static ModelVersion register(int seed) throws Exception {
        LogisticRegressionTrainer trainer = new LogisticRegressionTrainer();
        trainer.setInvocationCount(seed);
        Model<Label> model = trainer.train(Vectors.of(SPLIT.train()));
        Path file = directory.resolve("model-" + seed);
        model.serializeToFile(file);
        return registry.model(Training.MODEL)
                .newVersion()
                .file(Trained.MODEL, Files.readAllBytes(file))
                .parameter("seed", seed)
                .trainedOn(SPLIT.train().dataset())
                .register();
    }

    private static HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.address())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String pixels(int digit) {
        return SPLIT.test().digits().get(digit).pixels().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    @Test
    void it_is_promoted_rolled_back_and_audited_while_requests_run() throws Exception {
        Queue<HttpResponse<String>> responses = new ConcurrentLinkedQueue<>();
        AtomicBoolean isOver = new AtomicBoolean();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(CompletableFuture.runAsync(() -> request(responses, isOver)));
        }
        production.replace(first, second, "another seed");
        assertThat(service.served().refresh().version().number()).isEqualTo(2);
        assertThat(stampOf(post(pixels(0))).number()).isEqualTo(2);
        production.rollback("no better");
        assertThat(service.served().refresh().version().number()).isEqualTo(1);
        HttpResponse<String> last = post(pixels(1));
        isOver.set(true);
        for (CompletableFuture<Void> client : clients) {
            client.get();
        }

        assertThat(responses)
                .isNotEmpty()
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(200));
        registry.predictions().flush();
        String id = id(last);
        // region tracing
        Provenance trail = registry.trace(id); // or the stamp of a response
        // endregion
        assertThat(trail.stamp()).isEqualTo(stampOf(last));
        assertThat(trail.promotion().orElseThrow().reason()).isEqualTo("no better");
        assertThat(trail.prediction().orElseThrow().input()).contains(pixels(1));
        assertThat(trail.version().lineage().datasets())
                .containsExactly(SPLIT.train().dataset());
        assertThat(registry.maintenance().verifyAudit().intact()).isTrue();
        assertThat(registry.predictions().count()).isEqualTo(responses.size() + 2L);
    }

    private static void request(Queue<HttpResponse<String>> responses, AtomicBoolean isOver) {
        for (int i = 0; !isOver.get(); i++) {
            try {
                responses.add(post(pixels(i % SPLIT.test().digits().size())));
            } catch (Exception e) {
                throw new IllegalStateException("Request " + i + " failed", e);
            }
        }
    }

    private static ModelStamp stampOf(HttpResponse<String> response) {
        return ModelStamp.parse(response.headers().firstValue("Model-Stamp").orElseThrow());
    }

    private static String id(HttpResponse<String> response) {
        Matcher answer = ANSWER.matcher(response.body());
        assertThat(answer.matches()).as(response.body()).isTrue();
        return answer.group(1);
    }

    @Test
    void what_is_no_image_is_refused() throws Exception {
        assertThat(post("1,2,3").statusCode()).isEqualTo(400);
        assertThat(post("x".repeat(100_000)).statusCode()).isEqualTo(400);
        assertThat(post(pixels(0).replaceFirst("\\d+", "17")).statusCode()).isEqualTo(400);
    }
}
