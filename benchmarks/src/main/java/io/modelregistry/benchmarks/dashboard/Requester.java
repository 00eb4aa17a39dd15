package io.modelregistry.benchmarks.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks one server again and again, on a connection that is kept. */
final class Requester {

    private static final int WARMING = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    Requester(URI server) {
        this.server = server;
    }

    /** Milliseconds of each path in each round. */
    double[][] ask(List<String> paths, int rounds) throws IOException, InterruptedException {
        double[][] taken = new double[paths.size()][rounds];
        for (int round = -Math.min(rounds, WARMING); round < rounds; round++) {
            for (int i = 0; i < paths.size(); i++) {
                long start = System.nanoTime();
                ask(paths.get(i));
                if (round >= 0) {
                    taken[i][round] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return taken;
    }

    private void ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " was answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }
}
