package io.modelregistry.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * S3Proxy in a process of its own, over a directory. Create-if-absent is atomic and signatures are checked; it keeps no
 * checksums or tags, and {@code If-Match} loses updates. Safe for many threads.
 */
public final class S3ProxyServer implements AutoCloseable {
    private static final Shared<S3ProxyServer> SHARED = new Shared<>("S3Proxy", S3ProxyServer::startShared);

    private final Path directory;
    private final ForkedServer server;

    private S3ProxyServer(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory).toAbsolutePath();
        this.server = ForkedServer.start("s3proxy", this::program);
    }

    /** The server that all tests of this JVM share. To stop or kill one, {@link #start} your own. */
    public static S3ProxyServer shared() {
        return SHARED.get();
    }

    /** Starts a server on a free loopback port over the directory, and waits until it answers. */
    public static S3ProxyServer start(Path directory) throws IOException {
        return new S3ProxyServer(directory);
    }

    private static S3ProxyServer startShared() throws IOException {
        return start(WorkingFiles.newDirectory("s3proxy"));
    }

    /** For path-style requests: {@code http://127.0.0.1:port}. It stays the same over restarts. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Any region does. */
    public String region() {
        return "us-east-1";
    }

    public String accessKey() {
        return "access-key";
    }

    public String secretKey() {
        return "secret-key";
    }

    /** The directory that holds a folder for each bucket. */
    public Path directory() {
        return directory;
    }

    /** Creates an empty bucket with a name of its own. */
    public String newBucket() {
        String name = "test-" + UUID.randomUUID();
        try {
            Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    /** Kills the process as {@code kill -9} does. What it had stored stays in the directory. */
    public void kill() {
        server.kill();
    }

    /** Asks the process to stop, and waits until it has. */
    public void stop() {
        server.stop();
    }

    /** Starts the process again after {@link #kill} or {@link #stop}, over the same files and on the same port. */
    public void restart() throws IOException {
        server.start();
    }

    /** Stops the process. The directory stays. */
    @Override
    public void close() {
        server.stop();
    }

    @Override
    public String toString() {
        return "S3Proxy at " + endpoint();
    }

    private List<String> program(int port) {
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port);
        settings.setProperty("s3proxy.authorization", "aws-v4");
        settings.setProperty("s3proxy.identity", accessKey());
        settings.setProperty("s3proxy.credential", secretKey());
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty("jclouds.identity", "unused");
        settings.setProperty("jclouds.credential", "unused");
        settings.setProperty("jclouds.filesystem.basedir", directory.toString());
        return List.of("org.gaul.s3proxy.Main", "--properties", write(settings).toString());
    }

    private static Path write(Properties settings) {
        Path file = WorkingFiles.newFile("s3proxy", ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
