package io.modelregistry.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with less memory than the blob that passes through it has bytes. */
class S3MemoryIT {

    private static final long SIZE = 300L << 20;

    @TempDir
    private Path directory;

    @Test
    void a_long_file_goes_up_and_comes_down_in_64_megabytes_of_memory() throws Exception {
        Path sparse = directory.resolve("weights.bin");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        S3ProxyServer server = S3ProxyServer.shared();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Daws.accessKeyId=" + server.accessKey(),
                        "-Daws.secretAccessKey=" + server.secretKey(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        UpAndDown.class.getName(),
                        "s3://" + server.newBucket() + "?endpoint=" + server.endpoint(),
                        sparse.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader(StandardCharsets.UTF_8).lines()).containsExactly("the same");
        assertThat(process.waitFor()).isZero();
    }

    /** Puts a file and reads it again. */
    static final class UpAndDown {

        private UpAndDown() {}

        public static void main(String[] args) throws Exception {
            Path file = Path.of(args[1]);
            BlobSource source = BlobSource.of("weights.bin", file, Files.size(file));
            try (ArtifactStore store = new S3ArtifactProvider().open(args[0]);
                    Staged staged =
                            store.stage(List.of(source), TransferListener.NONE).get(0)) {
                BlobKey key = new BlobKey(staged.digest(), 1);
                store.put(List.of(new Placement(staged, key)), TransferListener.NONE);
                System.out.println(digest(store, key).equals(staged.digest()) ? "the same" : "another");
            }
        }

        private static Digest digest(ArtifactStore store, BlobKey key) throws Exception {
            MessageDigest sha256 = Digest.sha256();
            try (InputStream in = new DigestInputStream(store.open(key, 0, SIZE), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return Digest.finish(sha256);
        }
    }
}
