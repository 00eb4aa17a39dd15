package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose artifacts are files, so that it can be seen whether a refusal left one behind. */
abstract class BadInputFixture {

    private static final int LONGEST_MESSAGE = 600;

    /** For what tests write themselves. */
    @TempDir
    Path directory;

    @TempDir
    private Path home;

    RegistryClient client;

    private List<Path> filesBefore;
    private String stateBefore;

    @BeforeEach
    void open() throws IOException {
        client = RegistryClient.builder()
                .metadata("memory:")
                .artifacts(home.resolve("artifacts").toUri().toString())
                .cache(home.resolve("cache"))
                .actor("ana")
                .open();
        remember();
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** What is there now is what must be there after a refusal. */
    void remember() throws IOException {
        filesBefore = files();
        stateBefore = state();
    }

    VersionDraft draft(String model) {
        return client.model(model).newVersion();
    }

    ModelVersion registered(String model) {
        return draft(model).file("model.bin", new byte[] {1}).register();
    }

    /** Checks that a call is refused in readable words and changes nothing. */
    InvalidInputException refusalOf(ThrowingCallable call) throws IOException {
        InvalidInputException refusal = refusalBeforeAnything(call);
        assertNothingChanged();
        return refusal;
    }

    /** As {@link #refusalOf}, without the look at the registry. */
    static InvalidInputException refusalBeforeAnything(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        InvalidInputException refusal = (InvalidInputException) thrown;
        assertReadable(refusal.getMessage());
        assertThat(refusal.getMessage()).contains("Invalid ", refusal.allowed());
        return refusal;
    }

    /** Whatever was typed: one line, nothing that a terminal or a log would obey, and no flood. */
    static void assertReadable(String message) {
        assertThat(message.length()).isLessThan(LONGEST_MESSAGE);
        assertThat(message.codePoints().filter(BadInputFixture::isHidden))
                .as(message)
                .isEmpty();
    }

    private static boolean isHidden(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    void assertNothingChanged() throws IOException {
        assertThat(files()).isEqualTo(filesBefore);
        assertThat(state()).isEqualTo(stateBefore);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(home)) {
            return found.filter(path -> !isOwnTemporary(path)).sorted().toList();
        }
    }

    /** A store that has staged something keeps, until it is closed, a directory for more and a lock on it. */
    private boolean isOwnTemporary(Path path) {
        return path.startsWith(home.resolve("artifacts/staging"))
                && (Files.isDirectory(path) || path.toString().endsWith(".lock"));
    }

    private String state() {
        return client.models().list() + "\n" + client.versions().list() + "\n"
                + client.history().list();
    }
}
