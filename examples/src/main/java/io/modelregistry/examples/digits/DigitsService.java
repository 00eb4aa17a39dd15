package io.modelregistry.examples.digits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelregistry.RegistryClient;
import io.modelregistry.examples.digits.Classifier.Guess;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.ServedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service that reads digits: {@code POST /digits} takes the 64 pixels of an image with commas between them, and answers with the
 * digit, its score and the id of the prediction. The stamp of the version that answered is in the header {@code Model-Stamp}.
 * Releases and rollbacks reach it while it runs.
 */
public final class DigitsService implements AutoCloseable {

    private static final int MAX_BYTES = 1_000;
    private static final int THREADS = 8;

    private final ServedModel<Classifier> served;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private DigitsService(ServedModel<Classifier> served, HttpServer server) {
        this.served = served;
        this.server = server;
    }

    /** Serves the registry in a directory until the process ends. Takes the directory and a port. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Expected the directory of a registry and a port");
        }
        try (RegistryClient registry = RegistryClient.open(Path.of(arguments[0]));
                DigitsService service = start(registry, Integer.parseInt(arguments[1]))) {
            System.out.println(service);
            Thread.currentThread().join();
        }
    }

    /** Starts on this machine alone; port 0 takes a free one. */
    public static DigitsService start(RegistryClient registry, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // region serving
        ServedModel<Classifier> served = registry.serve("digits@production")
                .recordPredictions()
                .load(Classifier::load); // called with verified files, again for each release
        // endregion
        DigitsService service = new DigitsService(served, server);
        server.setExecutor(service.threads);
        server.createContext("/digits", service::answer);
        server.start();
        return service;
    }

    /** Where images are posted to. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/digits");
    }

    ServedModel<Classifier> served() {
        return served;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                respond(exchange, 405, "POST an image\n");
                return;
            }
            String pixels = new String(exchange.getRequestBody().readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
            Digit digit;
            try {
                // What it shows is not known yet.
                digit = Digit.parse(pixels.strip() + ",0");
            } catch (IllegalArgumentException e) {
                respond(exchange, 400, "Expected 64 numbers from 0 to 16 with commas between them\n");
                return;
            }
            Prediction<Guess> prediction = predict(pixels.strip(), digit);
            exchange.getResponseHeaders()
                    .put("Model-Stamp", List.of(prediction.stamp().toString()));
            respond(
                    exchange,
                    200,
                    String.format(
                            Locale.ROOT,
                            "{\"digit\":%d,\"score\":%.4f,\"prediction\":\"%s\"}%n",
                            prediction.value().label(),
                            prediction.value().score(),
                            prediction.id()));
        }
    }

    private Prediction<Guess> predict(String pixels, Digit digit) {
        // region predicting
        return served.prediction().input(pixels).keepOutput().call(classifier -> classifier.guess(digit));
        // endregion
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Lets requests that are under way end. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
        served.close();
    }

    @Override
    public String toString() {
        return served + " at " + address();
    }
}
