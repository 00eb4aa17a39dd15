package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is in a directory that is registered, and what happens to it meanwhile. */
@Timeout(60)
class BadDirectoriesTest extends BadInputFixture {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private Path model;

    @BeforeEach
    void create() throws IOException {
        model = Files.createDirectory(directory.resolve("model"));
        Files.write(model.resolve("a.bin"), new byte[] {1});
    }

    @Test
    void a_link_to_a_file_outside_is_refused_and_not_followed() throws IOException {
        Path link = Files.createSymbolicLink(model.resolve("loot.txt"), Path.of("/etc/passwd"));

        assertNames(link, "loot.txt");
    }

    @Test
    void a_link_to_a_file_inside_is_refused_too() throws IOException {
        assertNames(Files.createSymbolicLink(model.resolve("b.bin"), Path.of("a.bin")), "b.bin");
    }

    @Test
    void a_link_to_a_directory_is_refused() throws IOException {
        assertNames(Files.createSymbolicLink(model.resolve("etc"), Path.of("/etc")), "etc");
    }

    @Test
    void links_that_lead_nowhere_or_in_a_circle_are_refused() throws IOException {
        assertNames(Files.createSymbolicLink(model.resolve("dangling"), Path.of("nothing")), "dangling");
        Files.delete(model.resolve("dangling"));
        Files.createSymbolicLink(model.resolve("x"), Path.of("y"));
        assertNames(Files.createSymbolicLink(model.resolve("y"), Path.of("x")), "");
        Files.delete(model.resolve("x"));
        Files.delete(model.resolve("y"));
        assertNames(Files.createSymbolicLink(model.resolve("self"), model), "self");
    }

    @Test
    void a_link_in_place_of_the_directory_is_refused_also_when_it_comes_after_the_draft() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), model);
        refusalOf(() -> draft("churn").files(link));

        VersionDraft draft = draft("churn").files(model);
        Files.move(model, directory.resolve("moved"));
        Files.createSymbolicLink(model, Path.of("/etc"));
        refusalOf(draft::register);
    }

    @Test
    void a_link_in_place_of_a_file_is_refused_also_when_it_comes_after_the_draft() throws IOException {
        Path file = model.resolve("a.bin");
        VersionDraft draft = draft("churn").file("a.bin", file);
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/etc/passwd"));

        refusalOf(draft::register);
    }

    @Test
    void a_pipe_is_refused_and_not_waited_for() throws Exception {
        Path pipe = model.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertNames(pipe, "pipe");
    }

    @Test
    void a_socket_is_refused() throws IOException {
        Path socket = model.resolve("s");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));

            assertNames(socket, "model");
        }
    }

    @Test
    void a_device_is_refused_and_not_read() throws Exception {
        refusalOf(() -> draft("churn").file("zeros.bin", Path.of("/dev/zero")));
        refusalOf(() -> draft("churn").files(Path.of("/dev/zero")));
        Path device = model.resolve("zero");
        int made = new ProcessBuilder("mknod", device.toString(), "c", "1", "5")
                .start()
                .waitFor();
        if (made != 0) {
            System.err.println("SKIPPED: nobody may make a device here, so one in a directory is not tested");
        }
        assumeThat(made).isZero();
        assertNames(device, "zero");
    }

    @Test
    void what_is_no_directory_or_no_file_is_refused() throws IOException {
        refusalOf(() -> draft("churn").files(model.resolve("nothing")));
        refusalOf(() -> draft("churn").files(model.resolve("a.bin")));
        refusalOf(() -> draft("churn").file("x", model));
        refusalOf(() -> draft("churn").file("x", model.resolve("nothing")));
        refusalOf(() -> draft("churn").file("x", Path.of("/proc/self/mem/x")));
    }

    @Test
    void what_disappears_after_the_draft_is_refused() throws IOException {
        VersionDraft file = draft("churn").file("a.bin", model.resolve("a.bin"));
        VersionDraft whole = draft("churn").files(model);
        Files.delete(model.resolve("a.bin"));

        refusalOf(file::register);
        refusalOf(whole::register);
        Files.delete(model);
        refusalOf(whole::register);
    }

    @Test
    void what_may_not_be_read_is_refused_and_named() throws IOException {
        Path secret = Files.write(model.resolve("secret.bin"), new byte[] {2});
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(secret)) {
            System.err.println("SKIPPED: this user may read everything, so unreadable files are not tested");
        }
        assumeThat(Files.isReadable(secret)).isFalse();

        assertNames(secret, "secret.bin");
        Files.delete(secret);
        Path closed = Files.createDirectory(
                model.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assertNames(closed, "closed");
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_refused() throws IOException {
        Path file = Files.write(model.resolve("growing.bin"), new byte[3_000_000]);
        AtomicBoolean grown = new AtomicBoolean();
        VersionDraft draft = draft("churn").files(model).onTransfer((name, done, size) -> {
            if (name.equals("growing.bin") && done > 0) {
                append(file);
                grown.set(true);
            }
        });

        assertEitherRefusedOrWhole(draft, file);
        assertThat(grown).isTrue();
    }

    @Test
    void a_file_that_is_replaced_between_hashing_and_upload_is_the_old_one_or_refused() throws IOException {
        Path file = Files.write(model.resolve("swapped.bin"), new byte[3_000_000]);
        VersionDraft draft = draft("churn").files(model).onTransfer((name, done, size) -> {
            if (name.equals("swapped.bin") && done == size) {
                swap(file);
            }
        });

        assertEitherRefusedOrWhole(draft, file);
    }

    /** The bytes that are stored are those that were hashed, or there is no version. */
    private void assertEitherRefusedOrWhole(VersionDraft draft, Path file) throws IOException {
        ModelVersion version;
        try {
            version = draft.register();
        } catch (InvalidInputException e) {
            assertReadable(e.getMessage());
            assertThat(e).hasMessageContaining(file.getFileName().toString());
            assertNothingChanged();
            return;
        }
        assertThat(version.files().path(file.getFileName().toString())).hasSize(3_000_000);
        assertThat(client.maintenance().verifyArtifacts().intact()).isTrue();
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[] {7}, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void swap(Path file) {
        try {
            byte[] other = new byte[3_000_000];
            other[0] = 7;
            Path beside = Files.write(file.resolveSibling("other"), other);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_empty_file_is_a_file() {
        ModelVersion version = draft("churn").file("empty", new byte[0]).register();

        assertThat(version.files().list())
                .singleElement()
                .satisfies(file -> assertThat(file.digest().hex()).isEqualTo(EMPTY));
        assertThat(version.files().path("empty")).isEmptyFile();
    }

    @Test
    void an_empty_directory_is_no_version() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty/within/within"));

        refusalOf(() -> draft("churn").files(empty.getParent().getParent()).register());
    }

    private void assertNames(Path path, String name) throws IOException {
        InvalidInputException refusal =
                refusalOf(() -> draft("churn").files(model).register());
        assertThat(refusal.value()).contains(name);
        refusalOf(() -> draft("churn").file("x", path).register());
    }
}
