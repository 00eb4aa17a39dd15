package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.RegistryClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes on one machine that want the same large file of an S3 server at once. */
class SharedCacheIT {

    private static final int PROCESSES = 8;
    private static final int BYTES = 64 << 20;

    @TempDir
    private Path directory;

    @Test
    void eight_processes_download_a_large_file_once() throws Exception {
        Path weights = largeFile();
        Place metadata = MetadataKind.SQLITE.newPlace(directory);
        Place artifacts = ArtifactKind.S3.newPlace(directory);
        List<String> addresses = List.of(metadata.address(), artifacts.address(), newCache());
        try (RegistryClient registry = RegisteringProcess.open(addresses)) {
            registry.model("churn").newVersion().file("weights.bin", weights).register();
        }
        URI endpoint = endpoint(artifacts);
        try (TcpProxy proxy = TcpProxy.before(endpoint.getPort(), HttpWire::new)) {
            String proxied = artifacts.address().replace(":" + endpoint.getPort(), ":" + proxy.port());
            fetch(1, List.of(metadata.address(), proxied, newCache()), Digest.of(weights));
            int once = proxy.commits();
            assertThat(once).as("requests of one process").isPositive();
            fetch(PROCESSES, List.of(metadata.address(), proxied, newCache()), Digest.of(weights));
            assertThat(proxy.commits() - once)
                    .as("requests of %d processes", PROCESSES)
                    .isEqualTo(once);
        }
    }

    private Path largeFile() throws Exception {
        byte[] content = new byte[BYTES];
        new Random(1).nextBytes(content);
        return Files.write(directory.resolve("weights.bin"), content);
    }

    private String newCache() throws Exception {
        return Files.createTempDirectory(directory, "cache-").toString();
    }

    private static URI endpoint(Place artifacts) {
        String address = artifacts.address();
        int begin = address.indexOf("endpoint=") + "endpoint=".length();
        return URI.create(address.substring(begin, address.indexOf('&', begin)));
    }

    private void fetch(int processes, List<String> addresses, Digest expected) throws Exception {
        Path signal = directory.resolve("go-" + processes);
        List<String> arguments = new ArrayList<>(addresses);
        arguments.addAll(List.of("churn:1", signal.toString()));
        List<Fork> forks = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                forks.add(Fork.of(FetchingProcess.class, List.of("-Xmx64m"), arguments));
            }
            for (Fork fork : forks) {
                fork.awaitLine(FetchingProcess.READY);
            }
            Files.createFile(signal);
            for (Fork fork : forks) {
                assertThat(fork.join(Duration.ofMinutes(3)))
                        .containsExactly(FetchingProcess.READY, expected.toString());
            }
        } finally {
            forks.forEach(Fork::close);
        }
    }
}
