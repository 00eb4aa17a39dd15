package io.modelregistry.benchmarks.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser that was never here loads before it asks for data: the shell, and everything it names.
 *
 * @param files how many
 * @param bytes how large together, as they are sent
 */
public record FirstPage(int files, long bytes) {

    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");

    /** The shell of a dashboard. */
    public static FirstPage of(URI server) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        byte[] shell = load(client, server, "identity");
        Set<URI> named = new TreeSet<>(NAMED.matcher(new String(shell, StandardCharsets.UTF_8))
                .results()
                .map(found -> server.resolve(found.group(1)))
                .collect(Collectors.toSet()));
        long bytes = load(client, server, "gzip").length;
        for (URI file : named) {
            bytes += load(client, file, "gzip").length;
        }
        return new FirstPage(1 + named.size(), bytes);
    }

    private static byte[] load(HttpClient client, URI address, String encoding)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public String toString() {
        return String.format("  first page: %d files, %.1f kB compressed", files, bytes / 1000.0);
    }
}
